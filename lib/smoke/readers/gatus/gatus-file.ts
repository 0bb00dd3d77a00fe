import type { Node } from 'yaml'
import { Variables } from '../clauses/variables'
import { about } from '../why'
import { expandEnvironment } from './expand-environment'
import { YamlFile } from './yaml-file'

/** A configuration of Gatus while it is read. */
export class GatusFile extends YamlFile {
  private readonly variables = new Variables(this.refused, { generated: /^$/ })

  /** A scalar with the variables of the environment renamed; null, and refused, when there is none. */
  value(node: Node | null, line: number, what: string): string | null {
    const text = this.text(node)
    if (text === null) {
      this.refuse(line, about(what, 'no_text_held'))
      return null
    }
    const expanded = expandEnvironment(text, this.variables, line)
    if (expanded.flaw) this.refuse(line, about(what, 'gatus_braces'))
    return expanded.text
  }
}
