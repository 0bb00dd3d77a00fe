import { describe, expect, it } from 'vitest'
import { topicMatches } from './topic'

describe('topicMatches', () => {
  it.each([
    ['the same', 'release:1', 'release:1', true],
    ['one of all', 'release', 'release:1', true],
    ['another', 'release:1', 'release:2', false],
    ['a longer id', 'release:1', 'release:12', false],
    ['everything', 'release:1', '*', true],
  ])('%s', (_name, wanted, touched, matches) => {
    expect(topicMatches(wanted, touched)).toBe(matches)
  })
})
