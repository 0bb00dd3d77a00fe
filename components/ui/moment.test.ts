import { describe, expect, it } from 'vitest'
import { momentParts } from './moment'

const at = new Date('2026-11-22T02:05:09Z')

describe('momentParts', () => {
  it.each([
    ['UTC in English', 'UTC', 'en', 'Sun 22 Nov 2026 02:05:09 UTC'],
    ['an offset instead of a name', 'Europe/Berlin', 'en', 'Sun 22 Nov 2026 03:05:09 UTC+1'],
    ['half hours', 'Asia/Kolkata', 'en', 'Sun 22 Nov 2026 07:35:09 UTC+5:30'],
    ['the day before', 'America/New_York', 'en', 'Sat 21 Nov 2026 21:05:09 UTC-5'],
    ['Chinese', 'Asia/Shanghai', 'zh', '周日 22 11 2026 10:05:09 UTC+8'],
    ['an unknown zone is UTC', 'Mars/Base', 'en', 'Sun 22 Nov 2026 02:05:09 UTC'],
  ])('%s', (_name, zone, locale, text) => {
    const p = momentParts(at, zone, locale)
    expect(`${p.weekday} ${p.day} ${p.month} ${p.year} ${p.time}:${p.seconds} ${p.zone}`).toBe(text)
  })
})
