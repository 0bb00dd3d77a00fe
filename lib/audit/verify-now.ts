import type { Actor } from '@/lib/core/actor'
import { readCheckpoints, trustedKey } from '@/lib/core/audit/checkpoint'
import { readChain, readHead } from '@/lib/core/audit/read-chain'
import { type ChainEntry, verifyChain } from '@/lib/core/audit/verify'
import { noteVerification } from './note-verification'
import type { Verified } from './schema'

/** What a running verification says: how far it is, or what it found. */
export type VerifyProgress =
  | { kind: 'progress'; seq: string; last: string }
  | { kind: 'found'; result: Verified; seconds: number }
  | { kind: 'cancelled' }

/**
 * Walks the chain as it stands at the start, tells how far it is, and notes what it found in the chain. Checkpoints are read first, the
 * head second and no entry after it: what is appended meanwhile is neither missing nor too much. Stops when `signal` fires.
 */
export async function verifyNow(actor: Actor, tell: (progress: VerifyProgress) => void, signal?: AbortSignal): Promise<void> {
  const begun = performance.now()
  const checkpoints = await readCheckpoints()
  const head = await readHead()
  const last = String(head.seq)
  tell({ kind: 'progress', seq: '0', last })
  const verification = await verifyChain(upTo(head.seq, signal), checkpoints, {
    trustedKey: trustedKey(),
    head,
    signal,
    onProgress: (seq) => tell({ kind: 'progress', seq: String(seq), last }),
  })
  if (signal?.aborted) return tell({ kind: 'cancelled' })
  const { ok, entries, protectedTo, unprotected, fault } = verification
  const result: Verified = {
    ok,
    entries,
    last: String(verification.last),
    protectedTo: String(protectedTo),
    unprotected,
    fault: fault ? { kind: fault.kind, seq: String(fault.seq) } : null,
  }
  const noted = await noteVerification(actor, result)
  if (!noted.ok) throw new Error(`The verification was not noted: ${noted.refusal.code}`)
  tell({ kind: 'found', result, seconds: (performance.now() - begun) / 1000 })
}

async function* upTo(seq: bigint, signal?: AbortSignal): AsyncGenerator<ChainEntry> {
  for await (const entry of readChain()) {
    if (entry.seq > seq || signal?.aborted) return
    yield entry
  }
}
