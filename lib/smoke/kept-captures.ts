import { z } from 'zod'
import { decryptSecret, encryptSecret } from '@/lib/core/secrets'

/** What a step of a run captured, in the clear: in memory only. */
const KeptCapture = z.object({ position: z.int().nonnegative(), name: z.string(), value: z.string(), secret: z.boolean() })
export type KeptCapture = z.output<typeof KeptCapture>

const contextOf = (runId: string) => `smoke_run:${runId}:captures`

/** Captures of a run, encrypted for its row alone; null when there are none. */
export function sealCaptures(runId: string, captures: readonly KeptCapture[]): string | null {
  if (captures.length === 0) return null
  return Buffer.from(encryptSecret(JSON.stringify(captures), contextOf(runId))).toString('base64')
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
