/** Looks at the database's clock that are remembered: the quickest of them is believed. */
const remembered = 30

/**
 * The database's time as this process can tell it without asking: slots are due by it, whatever the machine's own clock says. Each answer that
 * brought a time narrows it down to half of how long the answer took.
 */
export function createDatabaseClock(steady: () => number) {
  const looks: { took: number; ahead: number }[] = []
  let ahead = Date.now() - steady()
  return {
    /** A time the database said, and when the question was sent. */
    learn: (said: Date, sentAt: number): void => {
      const took = steady() - sentAt
      looks.push({ took, ahead: said.getTime() - sentAt })
      if (looks.length > remembered) looks.shift()
      const quickest = looks.reduce((best, look) => (look.took < best.took ? look : best))
      // A clock that was set is followed at once: what was seen before it says nothing any more.
      const newest = said.getTime() - sentAt
      if (Math.abs(newest - quickest.ahead) > took + quickest.took + 50) {
        looks.splice(0, looks.length - 1)
        ahead = newest
      } else ahead = quickest.ahead
    },
    now: (): Date => new Date(Math.round(steady() + ahead)),
    /** Milliseconds until a moment; below zero when it has passed. */
    until: (moment: Date): number => moment.getTime() - (steady() + ahead),
  }
}
