import { record } from '@/lib/core/command'
import { lockSource, noProblem, readProblem } from './source-row'
import { NoteSourceInput, SourceProblem } from './source-schema'

/** Notes that a followed file is as it was, or why it could not be taken over. What was followed instead meanwhile is left alone. */
export const noteSource = record({
  name: 'template.note_source',
  input: NoteSourceInput,
  run: async ({ tx, input, now }) => {
    const source = await lockSource(tx, { id: input.sourceId })
    if (source.version !== input.version) return { value: { noted: false } }
    const before = readProblem(source.problem)
    const count = before && before.code === input.code ? before.count + 1 : 1
    const problem = input.code === null ? null : SourceProblem.parse({ code: input.code, params: input.params, count })
    await tx.templateSource.update({
      where: { id: source.id },
      data: { lastCheckedAt: now, problem: problem ?? noProblem },
    })
    return { value: { noted: true }, touched: [`template:${source.templateId}`] }
  },
})
