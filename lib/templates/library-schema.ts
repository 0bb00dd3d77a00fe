import { z } from 'zod'

/** Templates on one page of the library. */
export const templatesPerPage = 25

export const TEMPLATE_STATES = ['used', 'draft', 'retired'] as const

/** What the library is asked for. Without a state it shows what is not retired. */
export const TemplateFilter = z.strictObject({
  search: z
    .string()
    .trim()
    .max(200)
    .transform((value) => value.toWellFormed().replaceAll('\u0000', ''))
    .optional(),
  tag: z.string().trim().min(1).max(40).optional(),
  state: z.enum(TEMPLATE_STATES).optional(),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
})
export type TemplateFilter = z.infer<typeof TemplateFilter>
