import type { Due } from '../schema'

/** How often to look while watching: hours 2 to 6, every 60 minutes. Hours and days count from 1, as people write them. */
export interface Cadence {
  unit: 'hour' | 'day'
  from: number
  to: number
  everyMinutes: number
}

const DASH = '[-–—−~～至到]'
const MINUS = '[-–—−]'
const UNIT = '(minutes?|mins?|m|hours?|hrs?|h|days?|d|weeks?|wks?|w|分钟|小时|天|日|周)'
const number = (text: string) => Number(text)

const RELATIVE = new RegExp(`(?<![\\p{L}\\d])([DT])\\s?([+]|${MINUS})\\s?(\\d{1,4})(?:\\s*${UNIT}(?![\\p{L}]))?`, 'iu')
const DAY_ZERO =
  /(?<![\p{L}\d])(?:D[-–\s]?Day|T[-–\s]?0|Day\s?0|release day|deployment day|go-?live day|launch day)(?![\p{L}\d])|(?:发布|上线|部署)(?:当天|当日|日)/iu
const DAY_SIGNED = new RegExp(`(?<![\\p{L}\\d])Day\\s?([+]|${MINUS})\\s?(\\d{1,3})(?!\\d)`, 'iu')
const WORDED = new RegExp(
  `(?<![\\p{L}\\d.])(\\d{1,3}|one|two|three|four|a|an)\\s*${UNIT}\\s+(before|prior to|after|post)(?![\\p{L}])`,
  'iu',
)
const WORDED_ZH =
  /(?:发布|上线|部署)?(前|后)第?\s?(\d{1,3}|[一二三四五六七八九十])\s?(?:个)?(分钟|小时|天|日|周)|第\s?(\d{1,3})\s?(分钟|小时|天|日|周)(前|后)/u
const CLOCK = new RegExp(
  `(?<![\\d:.])([01]?\\d|2[0-3]):([0-5]\\d)(?!\\d|:)(?:\\s*(am|pm))?(?:\\s*${DASH}\\s*(?:[01]?\\d|2[0-3]):[0-5]\\d)?(\\s*(?:UTC|GMT|Z|[CEMP][SD]?T|CES?T|BST|JST|IST)(?![\\p{L}]))?`,
  'iu',
)
const WORD_NUMBERS: Record<string, number> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  一: 1,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  十: 10,
}

/** Spares the common label the long patterns. */
const MAY_BE_DUE = /\d|\bday\b|\bd-day|before|after|prior|post|当|前|后/i

/**
 * When a heading or a label says something is due: `D-7`, `(D-1 day)`, `D-Day`, `T+30m`, `T-2h`, `02:05 UTC`, `Day +1`, `3 days before`,
 * `发布前7天`. A clock time alone is on D-day, or on `day` where what stands above names one. In a label a clock time counts only at its
 * beginning or with a zone.
 */
export function readDue(text: string, day = 0, strict = false): Due | null {
  if (!MAY_BE_DUE.test(text)) return null
  const offset = readOffset(text)
  const clock = CLOCK.exec(text)
  if (clock && (clock[4] || !strict || clock.index === 0)) {
    const hour = (number(clock[1]!) % (clock[3] ? 12 : 24)) + (/pm/i.test(clock[3] ?? '') ? 12 : 0)
    const time = `${String(hour).padStart(2, '0')}:${clock[2]}`
    if (!offset || 'days' in offset) return { day: offset && 'days' in offset ? offset.days : day, time }
  }
  return offset
}

function readOffset(text: string): Due | null {
  const relative = RELATIVE.exec(text)
  if (relative) {
    const unit = relative[4] ?? (number(relative[3]!) === 0 && /t/i.test(relative[1]!) ? 'm' : 'd')
    return inUnit(number(relative[3]!) * (relative[2] === '+' ? 1 : -1), unit)
  }
  const signed = DAY_SIGNED.exec(text)
  if (signed) return inUnit(number(signed[2]!) * (signed[1] === '+' ? 1 : -1), 'd')
  if (DAY_ZERO.test(text)) return { days: 0 }
  const worded = WORDED.exec(text)
  if (worded) {
    const amount = WORD_NUMBERS[worded[1]!.toLowerCase()] ?? number(worded[1]!)
    return inUnit(amount * (/^(?:after|post)$/i.test(worded[3]!) ? 1 : -1), worded[2]!)
  }
  const chinese = WORDED_ZH.exec(text)
  if (!chinese) return null
  const amount = chinese[2] ?? chinese[4]!
  return inUnit((WORD_NUMBERS[amount] ?? number(amount)) * ((chinese[1] ?? chinese[6]) === '后' ? 1 : -1), chinese[3] ?? chinese[5]!)
}

function inUnit(amount: number, unit: string): Due | null {
  const value = amount === 0 ? 0 : amount
  if (/^(?:m|min|分)/i.test(unit)) return value >= -1440 && value <= 10_080 ? { afterMinutes: value } : null
  if (/^(?:h|小时)/i.test(unit)) return Math.abs(value) <= 8760 ? { afterHours: value } : null
  const days = /^(?:w|周)/i.test(unit) ? value * 7 : value
  return Math.abs(days) <= 365 ? { days } : null
}

/** The day of a due time, for clock times below it. */
export const dayOf = (due: Due | null): number => (due && 'days' in due ? due.days : due && 'day' in due ? due.day : 0)

const SPAN = new RegExp(
  `(?:(hours?|days?)\\s*(\\d{1,3})(?:\\s*${DASH}\\s*(\\d{1,3}))?|第\\s?(\\d{1,3})(?:\\s*${DASH}\\s*第?(\\d{1,3}))?\\s?个?(小时|天))`,
  'iu',
)
const EVERY =
  /every\s+(?:(\d{1,3}|two|three|four)\s*)?(minutes?|mins?|m|hours?|hrs?|h|days?)\b|\b(hourly|daily|every day|twice a day)\b|每\s?(\d{0,3})\s?个?(分钟|小时|天|日)/iu

/** Reads `Hour 2-6: every hour`, `Day 2–7: daily`, `第1小时：每15分钟`; null for anything else. */
export function readCadence(text: string): Cadence | null {
  if (!/\d/.test(text) || !/every|hourly|daily|twice|每/i.test(text)) return null
  const span = SPAN.exec(text)
  const every = span ? EVERY.exec(text.slice(span.index + span[0].length)) : null
  if (!span || !every) return null
  const unit = /day|天/i.test(span[1] ?? span[6] ?? '') ? 'day' : 'hour'
  const from = number(span[2] ?? span[4]!)
  const to = number(span[3] ?? span[5] ?? span[2] ?? span[4]!)
  const everyMinutes = interval(every)
  return to >= from && everyMinutes > 0 ? { unit, from, to, everyMinutes } : null
}

function interval(every: RegExpExecArray): number {
  if (every[3]) return /hourly/i.test(every[3]) ? 60 : /twice/i.test(every[3]) ? 720 : 1440
  const unit = every[2] ?? every[5]!
  const amount = every[1] ?? every[4]
  const count = amount ? (WORD_NUMBERS[amount.toLowerCase()] ?? number(amount)) : 1
  return count * (/^(?:m|分)/i.test(unit) ? 1 : /^(?:h|小时)/i.test(unit) ? 60 : 1440)
}
