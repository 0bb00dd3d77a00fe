import { type PublishTemplateInput, TemplateBody, type TemplateBodyInput } from '../schema'

/** A template that comes with the product: what is published, with its Chinese names and the words it is found by. */
export interface ShippedTemplate extends PublishTemplateInput {
  nameZh: string
  description: string
  descriptionZh: string
  tags: string[]
}

/** A shipped template from what is written here, its defaults filled in. Throws where the shape is wrong: that is a mistake in the code. */
export function shippedTemplate(written: Omit<ShippedTemplate, 'body'> & { body: TemplateBodyInput }): ShippedTemplate {
  return { ...written, body: TemplateBody.parse(written.body) }
}
