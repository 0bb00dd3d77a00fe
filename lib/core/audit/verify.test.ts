import { generateKeyPairSync, sign } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type ChainEntry, type Checkpoint, checkpointMessage, entryHash, genesis, verifyChain } from './verify'

const pair = generateKeyPairSync('ed25519')
const trustedKey = pair.publicKey.export({ format: 'der', type: 'spki' }).toString('base64')

function chain(bodies: string[]): ChainEntry[] {
  let prevHash = genesis
  return bodies.map((body, index) => {
    const core = { seq: BigInt(index + 1), at: `2026-11-21T00:00:${String(index % 60).padStart(2, '0')}.000000Z`, body, prevHash }
    prevHash = entryHash(core)
    return { ...core, hash: prevHash }
  })
}

function checkpointAt(entry: ChainEntry, key = pair.privateKey): Checkpoint {
  const core = { seq: entry.seq.toString(), hash: entry.hash, at: '2026-11-21T00:01:00Z' }
  return { ...core, key: trustedKey, signature: sign(null, checkpointMessage(core), key).toString('base64') }
}

const whole = chain(['a', 'b', 'c', 'd', 'e', 'f'])
const marks = [checkpointAt(whole[3]!)]
const head = { seq: 6n, hash: whole[5]!.hash }
const without = (index: number) => whole.filter((_, at) => at !== index)

describe('verifyChain', () => {
  const rows: [string, ChainEntry[], Checkpoint[], { seq: bigint; hash: string }, string | null, bigint | null][] = [
    ['an untouched chain', whole, marks, head, null, null],
    ['an empty chain', [], [], { seq: 0n, hash: genesis }, null, null],
    ['a changed body', whole.map((e) => (e.seq === 2n ? { ...e, body: 'B' } : e)), marks, head, 'changed', 2n],
    ['a changed time', whole.map((e) => (e.seq === 2n ? { ...e, at: '2020-01-01T00:00:00.000000Z' } : e)), marks, head, 'changed', 2n],
    [
      'two bodies swapped',
      whole.map((e) => (e.seq === 2n ? { ...e, body: 'c' } : e.seq === 3n ? { ...e, body: 'b' } : e)),
      marks,
      head,
      'changed',
      2n,
    ],
    [
      'two rows swapped',
      [whole[0]!, { ...whole[2]!, seq: 2n }, { ...whole[1]!, seq: 3n }, ...whole.slice(3)],
      marks,
      head,
      'broken_link',
      2n,
    ],
    ['a removed row', without(2), marks, head, 'gap', 3n],
    ['an inserted row', [...whole.slice(0, 2), { ...whole[2]!, body: 'x' }, ...whole.slice(2)], marks, head, 'changed', 3n],
    ['a tail cut before the checkpoint', whole.slice(0, 3), marks, { seq: 3n, hash: whole[2]!.hash }, 'cut', 4n],
    ['a tail cut after the checkpoint, head left', whole.slice(0, 5), marks, head, 'head_differs', 5n],
    [
      'a chain recomputed as owner',
      chain(['a', 'B', 'c', 'd', 'e', 'f']),
      marks,
      { seq: 6n, hash: chain(['a', 'B', 'c', 'd', 'e', 'f'])[5]!.hash },
      'checkpoint_differs',
      4n,
    ],
    ['a forged checkpoint', whole, [checkpointAt(whole[3]!, generateKeyPairSync('ed25519').privateKey)], head, 'bad_checkpoint', 4n],
  ]
  test.each(rows)('%s', async (_name, entries, checkpoints, at, kind, seq) => {
    const result = await verifyChain(entries, checkpoints, { trustedKey, head: at })
    expect(result.fault?.kind ?? null).toBe(kind)
    expect(result.fault?.seq ?? null).toBe(seq)
    expect(result.ok).toBe(kind === null)
  })

  test('entries appended after the head was read are no fault', async () => {
    const result = await verifyChain(whole, marks, { trustedKey, head: { seq: 5n, hash: whole[4]!.hash } })
    expect(result).toMatchObject({ ok: true, last: 6n, fault: null })
  })

  test('what follows the last checkpoint is reported as not yet protected', async () => {
    const result = await verifyChain(whole, marks, { trustedKey, head })
    expect(result).toMatchObject({ ok: true, protectedTo: 4n, unprotected: 2, last: 6n })
  })

  test('any single changed body before the last checkpoint is found at its entry', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string(), { minLength: 1, maxLength: 30 }), fc.nat(), fc.string(), async (bodies, at, change) => {
        const entries = chain(bodies)
        const index = at % entries.length
        fc.pre(entries[index]!.body !== change)
        const changed = entries.map((entry, i) => (i === index ? { ...entry, body: change } : entry))
        const result = await verifyChain(changed, [checkpointAt(entries.at(-1)!)], { trustedKey })
        expect(result.fault).toEqual({ kind: 'changed', seq: BigInt(index + 1) })
      }),
    )
  })
})
