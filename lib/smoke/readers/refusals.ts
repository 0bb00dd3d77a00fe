import type { RefusedPart } from './read-request'
import { because, type Reason } from './why'

/** What one document's reading refuses. The same at the same line is said once: what is inherited or referred to is met again and again. */
export class Refusals {
  readonly refused: RefusedPart[] = []
  private readonly said = new Set<string>()

  refuse(line: number, ...reason: Reason): void {
    const part = { line, why: because(...reason) }
    const key = JSON.stringify(part)
    if (this.said.has(key)) return
    this.said.add(key)
    this.refused.push(part)
  }
}
