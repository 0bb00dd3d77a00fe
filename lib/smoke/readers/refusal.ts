import { because, type Reason, type Why } from './why'

/** An error that is a reason. */
export class Reasoned extends Error {
  readonly why: Why

  constructor(...reason: Reason) {
    const why = because(...reason)
    super(why.code)
    this.why = why
  }
}

/** Thrown inside a reader when a part cannot be meant; caught where the smallest whole around it is known. Reasons hold no values of the text. */
export class Refusal extends Reasoned {
  constructor(
    readonly line: number,
    ...reason: Reason
  ) {
    super(...reason)
  }
}
