import { shiftClock } from '@/lib/core/clock'

/** Something that happens in the demo at its time. */
type Moment = { at: number; happens: () => Promise<void> }

/**
 * The demo's weeks, lived through in the order of their moments on a clock set back, so that the records of all releases interleave as they
 * would have. What lies in the future does not happen.
 */
export class Agenda {
  private readonly moments: Moment[] = []

  /** Notes something for a time; also while others happen. At the same time the one noted first goes first. */
  note(at: number, happens: () => Promise<void>): void {
    const place = this.moments.findLastIndex((moment) => moment.at <= at)
    this.moments.splice(place + 1, 0, { at, happens })
  }

  /** Lives until now. */
  async live(): Promise<void> {
    try {
      for (let moment = this.moments.shift(); moment && moment.at <= Date.now(); moment = this.moments.shift()) {
        shiftClock(moment.at - Date.now())
        await moment.happens()
      }
    } finally {
      shiftClock(0)
    }
  }
}
