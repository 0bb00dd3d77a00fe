/** One entry of a calendar, before it is written down. */
export interface CalendarEvent {
  /** Stays the same for as long as the thing exists. */
  uid: string
  /** Grows with every change of what it stands for. */
  sequence: number
  modified: Date
  /** A date (`2026-11-22`) for what is due some time that day, else two moments. */
  when: { date: string } | { from: Date; to: Date }
  summary: string
  description: string
  /** Where in the product it is. */
  url: string | null
  /** Whether it takes time away, as a window does, or only reminds. */
  busy: boolean
  status: 'confirmed' | 'cancelled'
}

export interface CalendarFacts {
  name: string
  description: string
  events: CalendarEvent[]
}
