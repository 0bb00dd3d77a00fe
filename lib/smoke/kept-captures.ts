import { z } from 'zod'
import { decryptSecret, encryptSecret } from '@/lib/core/secrets'

/** What a step of a run captured, in the clear: in memory only. */
const KeptCapture = z.object({ position: z.int().nonnegative(), name: z.string(), value: z.string(), secret: z.boolean() })
export type KeptCapture = z.output<typeof KeptCapture>

const contextOf = (runId: string) => `smoke_run:${runId}:captures`

/** Characters that are kept of a run at most; the steps of one that captured more are asked again. */
const mostKept = 500_000

/** Captures of a run, encrypted for its row alone; null when there are none, or too many. */
export function sealCaptures(runId: string, captures: readonly KeptCapture[]): string | null {
  const text = JSON.stringify(captures)
  if (captures.length === 0 || text.length > mostKept) return null
  return Buffer.from(encryptSecret(text, contextOf(runId))).toString('base64')
}

/** What `sealCaptures` put away; empty when nothing was, or when it can no longer be read (its key is gone from the ring). */
export function openCaptures(runId: string, sealed: string | null): KeptCapture[] {
  if (sealed === null) return []
  try {
    return z.array(KeptCapture).parse(JSON.parse(decryptSecret(Buffer.from(sealed, 'base64'), contextOf(runId))))
  } catch {
    return []
  }
}
