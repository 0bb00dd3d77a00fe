/** One handler for two: what the element had of its own, then ours. */
export function inTurn<E>(first: ((event: E) => void) | undefined, then: (event: E) => void): (event: E) => void {
  return (event) => {
    first?.(event)
    then(event)
  }
}
