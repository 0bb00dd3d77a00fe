import { z } from 'zod'
import { StepDetail, StepError, StepOutcome } from './schema'

const Row = StepOutcome.omit({ error: true }).extend({ error: z.string().nullable() })

/** A step's result as it was kept. One that can no longer be read is an error and not a pass. */
export function readOutcome(row: unknown): StepOutcome {
  const parsed = Row.safeParse(row)
  if (parsed.success) return { ...parsed.data, error: readError(parsed.data.error) }
  const { position = 0, name = '', startedAt = new Date(0) } = row as { position?: number; name?: string; startedAt?: Date }
  return {
    position,
    name,
    startedAt,
    state: 'errored',
    attempts: 0,
    status: null,
    timings: { dnsMs: null, connectMs: null, tlsMs: null, firstByteMs: null, totalMs: 0 },
    assertions: [],
    request: { method: '', url: '', headers: [], body: null },
    response: null,
    captures: {},
    error: { code: 'unreadable', detail: '' },
    detail: StepDetail.parse({}),
  }
}

function readError(text: string | null): StepError | null {
  if (text === null) return null
  try {
    const parsed = StepError.safeParse(JSON.parse(text))
    if (parsed.success) return parsed.data
  } catch {
    // Falls through to what is left: the text itself.
  }
  return { code: 'unreadable', detail: text.slice(0, 200) }
}
