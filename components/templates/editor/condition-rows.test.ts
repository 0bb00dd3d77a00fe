import { describe, expect, it } from 'vitest'
import { readRows, writeRows } from './condition-rows'

describe('condition rows', () => {
  it.each([
    ['one fact', 'async', 'async'],
    ['a negation', '! async', '!async'],
    ['all', 'async&&!feedback && set(API_KEY)', 'async && !feedback && set(API_KEY)'],
    ['any', 'async || set(API_KEY)', 'async || set(API_KEY)'],
    ['brackets that change nothing', '(a && b) && c', 'a && b && c'],
  ])('%s is lines and back', (_name, text, written) => {
    const rows = readRows(text)
    expect(rows && writeRows(rows)).toBe(written)
  })

  it.each([
    ['mixed', 'a && (b || c)'],
    ['a negated bracket', '!(a && b)'],
    ['nonsense', 'a &&'],
  ])('%s is text only', (_name, text) => {
    expect(readRows(text)).toBeNull()
  })

  it('says nothing without lines', () => {
    expect(writeRows({ join: 'all', rows: [] })).toBeNull()
  })
})
