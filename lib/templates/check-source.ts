import { record } from '@/lib/core/command'
import { addJob } from '@/lib/core/events'
import { lockSource, sourceJob } from './source-row'
import { SourceOfInput } from './source-schema'

/** Has the worker look at a followed file now. What it finds shows on the template's page. */
export const checkSource = record({
  name: 'template.check_source',
  input: SourceOfInput,
  run: async ({ tx, input }) => {
    const source = await lockSource(tx, { templateId: input.templateId })
    await addJob(tx, sourceJob, { sourceId: source.id }, { jobKey: `${sourceJob}:${source.id}`, maxAttempts: 1 })
    return { value: { queued: true } }
  },
})
