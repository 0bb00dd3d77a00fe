import { createHash, createPublicKey, verify as verifySignature } from 'node:crypto'
import { canonicalJson } from '../canonical'

/** One entry as it is stored and exported: enough to check the chain without the product. */
export type ChainEntry = { seq: bigint; at: string; body: string; prevHash: string; hash: string }

/** A signed statement that the chain had this hash at this entry, kept outside the database. */
export type Checkpoint = { seq: string; hash: string; at: string; key: string; signature: string }

export type ChainFault =
  | { kind: 'gap'; seq: bigint; found: bigint }
  | { kind: 'changed'; seq: bigint }
  | { kind: 'broken_link'; seq: bigint }
  | { kind: 'checkpoint_differs'; seq: bigint }
  | { kind: 'cut'; seq: bigint; last: bigint }
  | { kind: 'head_differs'; seq: bigint }
  | { kind: 'bad_checkpoint'; seq: bigint }

export type Verification = {
  ok: boolean
  entries: number
  last: bigint
  /** The first entry that is wrong, and how. */
  fault: ChainFault | null
  /** The last entry a checkpoint vouches for; what follows is not yet protected. */
  protectedTo: bigint
  unprotected: number
}

export const domain = 'gonogo.audit.v1'
export const genesis = createHash('sha256').update(domain).digest('hex')

/** The hash of an entry: sha256 over domain, number, previous hash, time and body, one a line (see the function audit_append). */
export function entryHash(entry: Pick<ChainEntry, 'seq' | 'prevHash' | 'at' | 'body'>): string {
  return createHash('sha256').update([domain, entry.seq, entry.prevHash, entry.at, entry.body].join('\n')).digest('hex')
}

/** What a checkpoint signs. */
export function checkpointMessage(checkpoint: Pick<Checkpoint, 'seq' | 'hash' | 'at'>): Buffer {
  return Buffer.from(canonicalJson({ domain, seq: checkpoint.seq, hash: checkpoint.hash, at: checkpoint.at }))
}

/** Whether a checkpoint's signature (Ed25519) is that of the public key given as base64 SPKI. */
export function checkpointHolds(checkpoint: Checkpoint, trustedKey: string): boolean {
  if (checkpoint.key !== trustedKey) return false
  const key = createPublicKey({ key: Buffer.from(trustedKey, 'base64'), format: 'der', type: 'spki' })
  return verifySignature(null, checkpointMessage(checkpoint), key, Buffer.from(checkpoint.signature, 'base64'))
}

/**
 * Walks the chain in order and holds it against the checkpoints. Finds a changed, swapped, removed or inserted
 * entry by its link, and a cut tail or a recomputed chain by the checkpoints; what follows the last checkpoint
 * is reported as not yet protected. `head` is what the database says the last entry is,
 * read before the walk: what was appended meanwhile is neither missing nor too much.
 */
export async function verifyChain(
  entries: AsyncIterable<ChainEntry> | Iterable<ChainEntry>,
  checkpoints: Checkpoint[],
  options: { trustedKey?: string; head?: { seq: bigint; hash: string }; onProgress?: (seq: bigint) => void; signal?: AbortSignal } = {},
): Promise<Verification> {
  const { trustedKey, head, onProgress, signal } = options
  const marks = new Map<string, Checkpoint>()
  let protectedTo = 0n
  let fault: ChainFault | null = null
  for (const checkpoint of checkpoints) {
    if (trustedKey && !checkpointHolds(checkpoint, trustedKey)) {
      fault ??= { kind: 'bad_checkpoint', seq: BigInt(checkpoint.seq) }
      continue
    }
    const earlier = marks.get(checkpoint.seq)
    if (earlier && earlier.hash !== checkpoint.hash) fault ??= { kind: 'checkpoint_differs', seq: BigInt(checkpoint.seq) }
    marks.set(checkpoint.seq, checkpoint)
    if (BigInt(checkpoint.seq) > protectedTo) protectedTo = BigInt(checkpoint.seq)
  }
  let last = 0n
  let lastHash = genesis
  // Entries appended while the chain is walked stand after the head that was read before.
  let headHash = head?.seq === 0n ? genesis : null
  let count = 0
  if (marks.get('0') && marks.get('0')?.hash !== genesis) fault ??= { kind: 'bad_checkpoint', seq: 0n }
  for await (const entry of entries) {
    if (signal?.aborted) break
    if (fault) break
    const expected = last + 1n
    if (entry.seq !== expected) fault = { kind: 'gap', seq: expected, found: entry.seq }
    else if (entry.prevHash !== lastHash) fault = { kind: 'broken_link', seq: entry.seq }
    else if (entryHash(entry) !== entry.hash) fault = { kind: 'changed', seq: entry.seq }
    else if ((marks.get(String(entry.seq))?.hash ?? entry.hash) !== entry.hash) fault = { kind: 'checkpoint_differs', seq: entry.seq }
    if (fault) break
    last = entry.seq
    lastHash = entry.hash
    if (last === head?.seq) headHash = lastHash
    count++
    if (count % 1000 === 0) onProgress?.(last)
  }
  if (!fault && !signal?.aborted) {
    if (last < protectedTo) fault = { kind: 'cut', seq: last + 1n, last: protectedTo }
    else if (head && headHash !== head.hash) fault = { kind: 'head_differs', seq: last }
  }
  const unprotected = last > protectedTo ? Number(last - protectedTo) : 0
  return { ok: fault === null && !signal?.aborted, entries: count, last, fault, protectedTo, unprotected }
}
