import { appendFile, readFile, writeFile } from 'node:fs/promises'
import { beforeEach, describe, expect, test } from 'vitest'
import { db } from '../db/client'
import { testDb } from '../testing/test-db'
import { appendAudit } from './append'
import { checkpointFile, readCheckpoints, trustedKey, writeCheckpoint } from './checkpoint'
import { readChain, readHead } from './read-chain'
import { verifyChain } from './verify'

const { owner, runtime } = testDb()

const verify = async () => verifyChain(readChain(0n, 3), await readCheckpoints(), { trustedKey: trustedKey(), head: await readHead() })
const append = (label: string) =>
  db.$transaction((tx) =>
    appendAudit(tx, {
      action: 'item.tick',
      actor: { kind: 'job', id: 'job:test', name: 'test' },
      entity: { type: 'item', id: '1', label },
      integrationId: null,
      before: { 状态: 'open' },
      after: { b: 1, a: 'é – "quoted"' },
    }),
  )

/** The owner can do everything but make the checkpoints agree. */
const asOwner = async (...statements: string[]) => {
  await owner('alter table audit_entries disable trigger audit_entries_append_only')
  for (const statement of statements) await owner(statement)
  await owner('alter table audit_entries enable trigger audit_entries_append_only')
}

const recompute = `do $$ declare e record; link bytea := sha256('gonogo.audit.v1'::bytea); previous bytea; begin
  for e in select * from audit_entries order by seq loop
    previous := link;
    link := sha256(convert_to('gonogo.audit.v1' || chr(10) || e.seq || chr(10) || encode(previous, 'hex') || chr(10) ||
      to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') || chr(10) || e.body, 'UTF8'));
    update audit_entries set prev_hash = previous, hash = link where seq = e.seq;
  end loop;
  update audit_head set seq = (select coalesce(max(seq), 0) from audit_entries), hash = link;
end $$`

beforeEach(async () => {
  await asOwner('truncate audit_entries', `update audit_head set seq = 0, hash = sha256('gonogo.audit.v1'::bytea)`)
  await writeFile(checkpointFile(), '').catch(() => {})
  for (let n = 1; n <= 6; n++) await append(`entry ${n}`)
  expect(await writeCheckpoint()).toMatchObject({ seq: '6' })
  await append('entry 7')
})

describe('the chain', () => {
  test('verifies, and says what is not yet protected', async () => {
    expect(await verify()).toMatchObject({ ok: true, entries: 7, protectedTo: 6n, unprotected: 1 })
    expect(await writeCheckpoint()).toMatchObject({ seq: '7' })
    expect(await writeCheckpoint()).toBeNull()
    expect(await verify()).toMatchObject({ ok: true, unprotected: 0 })
  })

  test.each([
    'update audit_entries set body = body',
    'delete from audit_entries',
    'truncate audit_entries',
    'update audit_head set seq = 0',
  ])('refuses the runtime role: %s', async (statement) => {
    await expect(runtime(statement)).rejects.toThrow(/permission denied/)
  })

  test('refuses the runtime role to insert past the function', async () => {
    await expect(runtime(`insert into audit_entries(seq, at, body, prev_hash, hash) values (8, now(), '{}', '', '')`)).rejects.toThrow(
      /permission denied/,
    )
  })

  const tampering: [string, string[], string, bigint][] = [
    ['a changed row', [`update audit_entries set body = replace(body, 'entry 3', 'entry X') where seq = 3`], 'changed', 3n],
    ['a changed time', [`update audit_entries set at = at + interval '1 microsecond' where seq = 3`], 'changed', 3n],
    [
      'two swapped rows',
      [
        'update audit_entries set seq = -2 where seq = 2',
        'update audit_entries set seq = 2 where seq = 3',
        'update audit_entries set seq = 3 where seq = -2',
      ],
      'broken_link',
      2n,
    ],
    ['a removed row', ['delete from audit_entries where seq = 4'], 'gap', 4n],
    [
      'an inserted row',
      [
        'update audit_entries set seq = seq + 100 where seq > 4',
        `insert into audit_entries(seq, at, body, prev_hash, hash) select 5, at, body, prev_hash, hash from audit_entries where seq = 4`,
        'update audit_entries set seq = seq - 99 where seq > 100',
      ],
      'broken_link',
      5n,
    ],
    [
      'a cut tail, head set back',
      ['delete from audit_entries where seq > 4', 'update audit_head set seq = 4, hash = (select hash from audit_entries where seq = 4)'],
      'cut',
      5n,
    ],
    ['a cut tail, head left', ['delete from audit_entries where seq > 4'], 'cut', 5n],
    [
      'a recomputed chain',
      [`update audit_entries set body = replace(body, 'entry 3', 'entry X') where seq = 3`, recompute],
      'checkpoint_differs',
      6n,
    ],
    [
      'a shortened and recomputed chain',
      ['delete from audit_entries where seq = 2', 'update audit_entries set seq = seq - 1 where seq > 2', recompute],
      'checkpoint_differs',
      6n,
    ],
  ]
  test.each(tampering)('finds %s made by the owner', async (_name, statements, kind, seq) => {
    await asOwner(...statements)
    const result = await verify()
    expect(result.fault).toMatchObject({ kind, seq })
  })

  test('a tail recomputed after the last checkpoint verifies, and is reported as not protected', async () => {
    await asOwner(`update audit_entries set body = replace(body, 'entry 7', 'entry X') where seq = 7`, recompute)
    expect(await verify()).toMatchObject({ ok: true, protectedTo: 6n, unprotected: 1 })
  })

  test('a checkpoint line torn at the very end is left out; one torn in the middle is refused', async () => {
    await appendFile(checkpointFile(), '{"seq":"7","ha')
    expect(await readCheckpoints()).toHaveLength(1)
    await writeCheckpoint()
    expect((await readCheckpoints()).map((checkpoint) => checkpoint.seq)).toEqual(['6', '7'])
    await appendFile(checkpointFile(), '{"seq"\n')
    await expect(readCheckpoints()).rejects.toThrow(/line 3/)
    expect(await readFile(checkpointFile(), 'utf8')).not.toContain('PRIVATE')
  })
})
