/** Thrown by a kind whose work on this answer would have no bound: the assertion fails and says so. */
export class TooCostly extends Error {
  constructor() {
    super('This would take too long')
    this.name = 'TooCostly'
  }
}

/** Counts work in steps instead of time, so that the same answer is judged alike on a slow machine. */
export class Budget {
  #left: number

  constructor(steps: number) {
    this.#left = steps
  }

  spend(steps = 1): void {
    this.#left -= steps
    if (this.#left < 0) throw new TooCostly()
  }
}
