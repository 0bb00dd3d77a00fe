import fc from 'fast-check'
import ICAL from 'ical.js'
import { describe, expect, it } from 'vitest'
import type { CalendarEvent } from './calendar-event'
import { writeCalendar } from './write-calendar'

const event = (more: Partial<CalendarEvent> = {}): CalendarEvent => ({
  uid: 'item-1@gonogo.example',
  sequence: 3,
  modified: new Date('2026-11-20T10:00:00Z'),
  when: { from: new Date('2026-11-22T02:05:00Z'), to: new Date('2026-11-22T02:20:00Z') },
  summary: 'Backup',
  description: 'D-day 02:05',
  url: 'https://gonogo.example/releases/1#item-1',
  busy: false,
  status: 'confirmed',
  ...more,
})
const write = (...events: CalendarEvent[]) => writeCalendar({ name: 'Release', description: '', events })

/** The entries as a calendar program reads them. */
function read(text: string) {
  const component = new ICAL.Component(ICAL.parse(text) as never)
  return { component, events: component.getAllSubcomponents('vevent').map((each) => new ICAL.Event(each)) }
}

const octets = (text: string) => text.split('\r\n').map((line) => Buffer.byteLength(line))

describe('what a calendar program reads', () => {
  it('a moment in UTC, with id, sequence and last change', () => {
    const { events, component } = read(write(event()))
    const [one] = events
    expect(component.getFirstPropertyValue('method')).toBe('PUBLISH')
    expect(one).toMatchObject({ uid: 'item-1@gonogo.example', sequence: 3, summary: 'Backup' })
    expect(one!.startDate.toJSDate().toISOString()).toBe('2026-11-22T02:05:00.000Z')
    expect(one!.startDate.zone.tzid).toBe('UTC')
    expect(one!.endDate.toJSDate().toISOString()).toBe('2026-11-22T02:20:00.000Z')
    expect(String(one!.component.getFirstPropertyValue('last-modified'))).toBe('2026-11-20T10:00:00Z')
    expect(one!.component.getFirstPropertyValue('transp')).toBe('TRANSPARENT')
  })

  it('a whole day as a date that ends with the next', () => {
    const [one] = read(write(event({ when: { date: '2026-12-31' } }))).events
    expect(one!.startDate.isDate).toBe(true)
    expect([one!.startDate.toString(), one!.endDate.toString()]).toEqual(['2026-12-31', '2027-01-01'])
  })

  it('the same facts give the same bytes, and another sequence other ones', () => {
    expect(write(event())).toBe(write(event()))
    expect(write(event({ sequence: 4 }))).not.toBe(write(event()))
  })

  it('nothing at all is a calendar too', () => {
    expect(read(write()).events).toEqual([])
  })
})

describe('texts that are not meant well', () => {
  it.each([
    ['commas and semicolons', 'Deploy, then; restart: "now"', 'Deploy, then; restart: "now"'],
    ['backslashes', 'C:\\new\\,table', 'C:\\new\\,table'],
    ['a line break in a title', 'one\r\ntwo\nthree\rfour', 'one two three four'],
    ['an injected entry', 'x\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:evil', 'x END:VEVENT BEGIN:VEVENT SUMMARY:evil'],
    ['control characters', 'bell\u0007 null\u0000 esc\u001b[31m tab\tnext\u0085', 'bell  null  esc [31m tab next'],
    ['half a character', 'smile \ud83d', 'smile \ufffd'],
    ['right-to-left and joined emoji', 'שלום 👩‍👩‍👧 עולם', 'שלום 👩‍👩‍👧 עולם'],
    ['markup', '<script>alert(1)</script>', '<script>alert(1)</script>'],
  ])('%s', (_name, summary, expected) => {
    const { events } = read(write(event({ summary, description: summary })))
    expect(events).toHaveLength(1)
    expect(events[0]!.summary).toBe(expected)
  })

  it('line breaks of a description stay', () => {
    expect(read(write(event({ description: 'a\r\nb\n\nc' }))).events[0]!.description).toBe('a\nb\n\nc')
  })

  it.each([
    ['Chinese', '发布窗口的备份与恢复演练'.repeat(12)],
    ['emoji', '🚦'.repeat(90)],
    ['mixed widths', 'aé漢🚦'.repeat(60)],
  ])('%s folds at 75 octets without breaking a character', (_name, text) => {
    const written = write(event({ summary: text, description: text }))
    expect(Math.max(...octets(written))).toBeLessThanOrEqual(75)
    expect(written).not.toContain('\ufffd')
    const [one] = read(written).events
    expect(one!.description).toBe(text)
    expect(one!.summary).toBe(text)
  })

  it('what is too long is cut, and says so', () => {
    const { summary } = read(write(event({ summary: '🚦'.repeat(500) }))).events[0]!
    expect(summary.length).toBeLessThanOrEqual(300)
    expect(summary.endsWith('🚦…')).toBe(true)
  })

  it('whatever text: one entry, lines of 75 octets, only line breaks between them', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 400 }),
        fc.string({ unit: 'grapheme', maxLength: 400 }),
        (summary, description) => {
          const written = write(event({ summary, description }))
          expect(read(written).events).toHaveLength(1)
          expect(Math.max(...octets(written))).toBeLessThanOrEqual(75)
          expect(written.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
        },
      ),
      { numRuns: 300 },
    )
  })
})
