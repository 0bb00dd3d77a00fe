import { describe, expect, it } from 'vitest'
import { spanParts } from './span'

const say = (ms: number) =>
  spanParts(ms)
    .map((part) => `${part.n} ${part.unit}`)
    .join(' ')

describe('spanParts', () => {
  it.each([
    ['nothing', 0, '0 ms'],
    ['milliseconds', 230.6, '231 ms'],
    ['a decimal second', 1_432, '1.4 s'],
    ['whole seconds from ten on', 38_400, '38 s'],
    ['almost a minute is a minute', 59_700, '1 min'],
    ['minutes and seconds', 375_000, '6 min 15 s'],
    ['whole minutes', 38 * 60_000, '38 min'],
    ['a day in hours', (25 * 60 + 12) * 60_000, '25 h 12 min'],
    ['almost two days stays in hours', 47 * 3_600_000, '47 h'],
    ['days and hours', (6 * 24 + 23) * 3_600_000, '6 d 23 h'],
    ['the sign is dropped', -60_000, '1 min'],
  ])('%s', (_name, ms, text) => {
    expect(say(ms)).toBe(text)
  })
})
