import { describe, expect, it } from 'vitest'
import { type KeyPlace, keyDoes, stepTo } from './plan-keys'

const nowhere: KeyPlace = { typing: false, searching: false, onItem: false, near: true }

describe('keyDoes', () => {
  it.each<[string, string, Partial<KeyPlace>, string | null]>([
    ['j moves on', 'j', {}, 'next'],
    ['k moves back', 'k', { onItem: true }, 'previous'],
    ['space ticks an item', ' ', { onItem: true }, 'tick'],
    ['space elsewhere is the browser’s', ' ', {}, null],
    ['n writes the note of an item', 'n', { onItem: true }, 'note'],
    ['n of nothing', 'n', {}, null],
    ['a slash searches', '/', {}, 'search'],
    ['a question mark shows the keys', '?', {}, 'help'],
    ['typing is typing', 'j', { typing: true }, null],
    ['escape leaves the search', 'Escape', { typing: true, searching: true }, 'leave'],
    ['escape elsewhere is the browser’s', 'Escape', {}, null],
    ['elsewhere on the page', 'j', { near: false }, null],
    ['any other key', 'x', { onItem: true }, null],
  ])('%s', (_name, key, place, does) => {
    expect(keyDoes(key, { ...nowhere, ...place })).toBe(does)
  })
})

describe('stepTo', () => {
  it.each([
    [null, 'next', 'a'],
    [null, 'previous', 'c'],
    ['a', 'next', 'b'],
    ['c', 'next', null],
    ['a', 'previous', null],
    ['gone', 'next', 'a'],
  ] as const)('from %s %s', (from, does, to) => {
    expect(stepTo(['a', 'b', 'c'], from, does)).toBe(to)
  })
})
