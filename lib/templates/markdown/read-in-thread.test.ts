import { expect, it } from 'vitest'
import { readChecklistInThread, readInThread } from './read-in-thread'

it('gives what the reader gives', async () => {
  const answer = await readInThread('# T\n\n- [x] a\n')
  expect(answer).toMatchObject({ ok: true, document: { title: 'T', items: [{ text: 'a', state: 'done' }] } })
}, 30_000)

it('gives up after its time, and can be asked again', async () => {
  const slow = '- [ ] **a** [b](c)\n'.repeat(90_000)
  expect(await readChecklistInThread(slow, { ms: 20 })).toMatchObject({ ok: false, code: 'took_too_long' })
  expect(await readChecklistInThread('- [ ] a')).toMatchObject({ ok: true, document: { items: [{ text: 'a' }] } })
}, 60_000)

it('gives each document its own reading, one after another and side by side', async () => {
  const read = async (name: string) => {
    const answer = await readChecklistInThread(`- [ ] ${name}\n`)
    return answer.ok ? answer.document.items.map((item) => item.text) : answer
  }
  for (const name of ['a', 'b', 'c']) expect(await read(name)).toEqual([name])
  expect(await Promise.all(['d', 'e', 'f', 'g'].map(read))).toEqual([['d'], ['e'], ['f'], ['g']])
}, 60_000)

it('refuses more than two megabytes', async () => {
  expect(await readInThread('x'.repeat(2_200_000))).toMatchObject({ ok: false, code: 'too_large' })
})
