import ical, { ICalCalendarMethod, ICalEventStatus, ICalEventTransparency } from 'ical-generator'
import type { CalendarEvent, CalendarFacts } from './calendar-event'

/** How often a calendar is asked to come back, in seconds. */
const refreshSeconds = 900

/** Longest texts, in characters: a calendar shows a line, and some refuse more. */
const longest = { summary: 300, description: 4000 }

/**
 * A calendar as iCalendar text (RFC 5545): moments in UTC, dates as dates, texts escaped and folded by the writer. The stamp of an entry is
 * its last change, so that the same facts give the same bytes and a reader can be told that nothing changed.
 */
export function writeCalendar(facts: CalendarFacts): string {
  const calendar = ical({
    name: plain(facts.name, longest.summary),
    description: plain(facts.description, longest.description),
    prodId: { company: 'Gonogo', product: 'Release calendar', language: 'EN' },
    method: ICalCalendarMethod.PUBLISH,
    ttl: refreshSeconds,
  })
  for (const event of facts.events) calendar.createEvent(eventData(event))
  return `${calendar.toString()}\r\n`
}

function eventData(event: CalendarEvent) {
  const { when } = event
  return {
    id: event.uid,
    sequence: event.sequence,
    stamp: event.modified,
    lastModified: event.modified,
    ...('date' in when ? { start: midnight(when.date, 0), end: midnight(when.date, 1), allDay: true } : { start: when.from, end: when.to }),
    summary: plain(event.summary, longest.summary).replaceAll('\n', ' '),
    description: plain(event.description, longest.description),
    url: event.url,
    transparency: event.busy ? ICalEventTransparency.OPAQUE : ICalEventTransparency.TRANSPARENT,
    status: event.status === 'cancelled' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
  }
}

/** A date is written from its UTC midnight, so that no zone of the machine shifts it. */
const midnight = (date: string, days: number) => new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000)

/** Text a calendar can hold: line breaks of one kind, no other control characters, no half characters, not too long. */
function plain(text: string, max: number): string {
  const clean = text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n]/gu, ' ')
    .trim()
  return clean.length <= max
    ? clean
    : `${clean
        .slice(0, max - 1)
        .toWellFormed()
        .replace(/\uFFFD$/, '')}…`
}
