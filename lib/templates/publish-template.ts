import { command } from '@/lib/core/command'
import { PublishTemplateInput } from './schema'
import { writeVersion } from './write-version'

/** Publishes the next version of a template. Running releases keep the copy they were made from. */
export const publishTemplate = command({
  name: 'template.publish',
  input: PublishTemplateInput,
  run: async ({ tx, actor, input, now, locale, expectVersion }) => {
    const version = await writeVersion(tx, input, actor.name, now, locale)
    expectVersion({ version: version.before?.number ?? 0, value: version.before })
    const value = { templateId: version.templateId, versionId: version.versionId, number: version.number, changed: version.written }
    if (!version.written) return { value, audit: null }
    return {
      value,
      audit: {
        entity: { type: 'template', id: version.templateId, label: input.name },
        before: version.before,
        after: { number: version.number, digest: version.digest },
      },
      touched: ['templates', `template:${version.templateId}`],
    }
  },
})
