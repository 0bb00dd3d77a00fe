import type { Variables } from '../clauses/variables'

/**
 * A text in which `${NAME}` and `$NAME`, which Gatus takes from its environment, become `{{NAME}}`; `$$` is a dollar sign. `flaw` when the
 * text itself holds `{{`, which a suite would take for a variable.
 */
export function expandEnvironment(text: string, variables: Variables, line: number): { text: string; flaw: boolean } {
  const expanded = text.replace(/\$(?:(\$)|\{([A-Za-z_]\w{0,99})\}|([A-Za-z_]\w{0,99}))/g, (_whole, dollar, braced, bare) =>
    dollar === undefined ? `{{${variables.name((braced ?? bare) as string, line)}}}` : '$',
  )
  return { text: expanded, flaw: text.includes('{{') }
}
