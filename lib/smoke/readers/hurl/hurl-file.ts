import { Variables } from '../clauses/variables'
import type { RefusedPart } from '../read-request'
import { because, type Reason } from '../why'

/** A Hurl file while it is read: its lines, where the reading stands, and what was refused. Lines count from 0 here, from 1 in what is refused. */
export class HurlFile {
  readonly lines: string[]
  readonly refused: RefusedPart[] = []
  readonly variables = new Variables(this.refused, { generated: /^new(Uuid|Date)$/ })
  at = 0

  constructor(source: string) {
    this.lines = source.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/)
  }

  refuse(at: number, ...reason: Reason): void {
    this.refused.push({ line: Math.min(at, this.lines.length - 1) + 1, why: because(...reason) })
  }

  text(source: string, at: number): string {
    return this.variables.text(source, at + 1)
  }
}
