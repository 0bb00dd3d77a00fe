import { expect, it } from 'vitest'
import { hashLine } from './correction'
import { recentlyRead } from './recently-read'

const text = '# Plan\n\n## Before\n\n- [ ] One\n- [ ] Two\n'
const how = { name: 'plan.md', corrections: [] }

it('gives what was read before', async () => {
  expect(await recentlyRead(text, how)).toBe(await recentlyRead(text, { ...how }))
})

it('reads again what was corrected, renamed or edited', async () => {
  const first = await recentlyRead(text, how)
  const corrected = await recentlyRead(text, { ...how, corrections: [{ line: 5, hash: hashLine('- [ ] One'), as: 'note' }] })
  const others = [corrected, await recentlyRead(text, { ...how, name: 'other.md' }), await recentlyRead(`${text}- [ ] Three\n`, how)]
  for (const other of others) expect(other).not.toBe(first)
  expect(others.map((other) => other.how === 'read' && other.ok && other.document.items.length)).toEqual([1, 2, 3])
})

it('keeps a few only', async () => {
  const first = await recentlyRead(text, how)
  for (let n = 0; n < 8; n++) await recentlyRead(`${text}- [ ] Number ${n}\n`, how)
  expect(await recentlyRead(text, how)).not.toBe(first)
})
