/** Thrown inside a reader when a part cannot be meant; caught where the smallest whole around it is known. Reasons hold no values of the text. */
export class Refusal extends Error {
  constructor(
    readonly line: number,
    readonly why: string,
  ) {
    super(why)
  }
}
