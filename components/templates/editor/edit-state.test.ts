import { describe, expect, it } from 'vitest'
import { TemplateBody } from '@/lib/templates/schema'
import { applyOperation } from './apply-operation'
import { canUndo, editState, type EditAction, type EditState, type LoggedStep, openState } from './edit-state'
import type { Operation } from './operation'
import { findItem } from './tree'

const body = TemplateBody.parse({
  phases: [
    {
      key: 'p',
      title: 'P',
      groups: [
        {
          title: 'G',
          items: [
            { key: 'a', text: 'A', before: 'start' },
            { key: 'b', text: 'B', before: 'start' },
          ],
        },
      ],
    },
  ],
})
const setText = (key: string, text: string): Operation => ({ do: 'item_set', key, set: { text } })
const type = (key: string, text: string, merge: string | null = null): EditAction => ({
  type: 'do',
  id: `${key}:${text}`,
  label: { what: 'item_text', text },
  operations: [setText(key, text)],
  merge,
})
const run = (state: EditState, ...actions: EditAction[]) => actions.reduce(editState, state)
const fresh = () => openState({ revision: 4, body, steps: [] })
const theirs = (seq: number): LoggedStep => ({ seq, label: { what: 'item_text' }, byName: 'Mira', at: '', undone: false })
const saved = (revision: number): EditAction => ({ type: 'saved', revision, by: 'Me', at: '' })

describe('editState', () => {
  it('makes one step of typing in one field, and a new one once it is on its way', () => {
    const typed = run(fresh(), type('a', 'Ab', 'a.text'), type('a', 'Abc', 'a.text'))
    expect(typed.pending).toHaveLength(1)
    expect(typed.past).toHaveLength(1)
    const more = run(typed, { type: 'sending' }, type('a', 'Abcd', 'a.text'))
    expect(more.pending).toHaveLength(2)
    expect(run(more, { type: 'undo', id: 'u' }).body).toBe(typed.body)
  })

  it('counts revisions and logs steps as they are saved', () => {
    const state = run(fresh(), type('a', 'A1'), { type: 'sending' }, saved(5))
    expect(state).toMatchObject({ revision: 5, pending: [], flying: false, steps: [{ seq: 1, byName: 'Me', undone: false }] })
    const back = run(state, { type: 'undo', id: 'u' }, { type: 'sending' }, saved(6))
    expect(back).toMatchObject({ revision: 6, steps: [{ seq: 1, undone: true }], body })
  })

  it('asks the server for a body it does not know: undo after a reload', () => {
    const state = run(openState({ revision: 4, body, steps: [theirs(1)] }), { type: 'undo', id: 'u' }, { type: 'sending' }, saved(5))
    expect(state.stale).toBe(true)
    const former = applyOperation(body, setText('a', 'Former'))
    const read = run(state, { type: 'loaded', draft: { revision: 5, body: former, steps: [{ ...theirs(1), undone: true }] } })
    expect(read).toMatchObject({ stale: false, body: former })
    expect(canUndo(read)).toBe(false)
  })

  it('takes over what others did when nothing is unsaved, and says so', () => {
    const newer = applyOperation(body, setText('b', 'Theirs'))
    const state = run(fresh(), { type: 'loaded', draft: { revision: 5, body: newer, steps: [theirs(1)] } })
    expect(state).toMatchObject({ revision: 5, body: newer, conflict: null, news: [{ byName: 'Mira' }] })
  })

  it('does ours again on top of theirs when they touch different things', () => {
    const newer = applyOperation(body, setText('b', 'Theirs'))
    const state = run(
      fresh(),
      type('a', 'Ours'),
      { type: 'sending' },
      { type: 'outdated' },
      {
        type: 'loaded',
        draft: { revision: 5, body: newer, steps: [theirs(1)] },
      },
    )
    expect(state.conflict).toBeNull()
    expect(state.pending).toHaveLength(1)
    expect([findItem(state.body, 'a')?.item.text, findItem(state.body, 'b')?.item.text]).toEqual(['Ours', 'Theirs'])
    expect(run(state, { type: 'undo', id: 'u' }).body).toEqual(newer)
  })

  it('asks when both changed the same text; dropping ours leaves theirs, keeping ours sends it', () => {
    const newer = applyOperation(body, setText('a', 'Theirs'))
    const state = run(
      fresh(),
      type('a', 'Ours'),
      { type: 'sending' },
      { type: 'outdated' },
      {
        type: 'loaded',
        draft: { revision: 5, body: newer, steps: [theirs(1)] },
      },
    )
    expect(state.conflict).toMatchObject({ theirs: [{ byName: 'Mira' }], mine: [{ label: { text: 'Ours' } }], lost: [] })
    expect(findItem(run(state, { type: 'drop' }).body, 'a')?.item.text).toBe('Theirs')
    const kept = run(state, { type: 'keep' })
    expect([findItem(kept.body, 'a')?.item.text, kept.pending.length]).toEqual(['Ours', 1])
  })

  it.each([
    ['a step that got the number of an undone one', [{ ...theirs(1), undone: true }], [{ ...theirs(1), byName: 'Noor' }]],
    ['an undone step', [theirs(1)], [{ ...theirs(1), undone: true }]],
  ])('asks when theirs is %s', (_name, known, read) => {
    const newer = applyOperation(body, setText('a', 'Theirs'))
    const state = run(
      openState({ revision: 4, body, steps: known }),
      type('a', 'Ours'),
      { type: 'sending' },
      { type: 'outdated' },
      { type: 'loaded', draft: { revision: 5, body: newer, steps: read } },
    )
    expect(state.conflict).toMatchObject({ theirs: read.filter((step) => !step.undone), mine: [{ label: { text: 'Ours' } }] })
  })

  it('names what no longer fits: the item is gone', () => {
    const newer = applyOperation(body, { do: 'item_removed', key: 'a' })
    const state = run(
      fresh(),
      type('a', 'Ours'),
      { type: 'outdated' },
      { type: 'loaded', draft: { revision: 5, body: newer, steps: [theirs(1)] } },
    )
    expect(state.conflict).toMatchObject({ lost: [{ label: { text: 'Ours' } }] })
    expect(state.pending).toHaveLength(0)
  })
})
