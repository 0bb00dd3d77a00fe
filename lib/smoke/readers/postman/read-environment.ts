import { entriesOf, memberOf, scalarOf } from '../placed/placed'
import { readPlacedJson } from '../placed/read-placed-json'
import type { ReadVariable, RefusedPart } from '../read-request'
import { because } from '../why'
import { upperSnake } from './reading'

/** Names whose value is kept out of everything, whatever the document calls it. */
const secretName = /TOKEN|SECRET|PASSWORD|PASSWD|KEY|CREDENTIAL|JWT|AUTH/

/** Whether a text is an environment or a file of globals, as Postman exports it. */
export const isPostmanEnvironment = (text: string) => /"_postman_variable_scope"\s*:\s*"(?:environment|globals)"/.test(text)

/**
 * The variables of a Postman environment. One that is marked as secret, or whose name says so, comes without its value: that is set where secrets
 * are kept, not read out of a file. Those that are switched off are left out.
 */
export function readPostmanEnvironment(text: string): { variables: ReadVariable[]; refused: RefusedPart[] } {
  const answer = readPlacedJson(text)
  if (!answer.ok) return { variables: [], refused: [{ line: answer.line, why: answer.why }] }
  const variables: ReadVariable[] = []
  const refused: RefusedPart[] = []
  for (const entry of entriesOf(memberOf(answer.root, 'values'))) {
    if (memberOf(entry, 'enabled')?.value === false) continue
    const name = upperSnake(scalarOf(memberOf(entry, 'key')) ?? '')
    if (name === null || variables.some((one) => one.name === name)) {
      refused.push({
        line: entry.line,
        why: because(name === null ? 'no_variable_name' : 'variables_alike'),
      })
      continue
    }
    const secret = scalarOf(memberOf(entry, 'type')) === 'secret' || secretName.test(name)
    variables.push({
      name,
      value: secret ? '' : (scalarOf(memberOf(entry, 'value')) ?? ''),
      line: entry.line,
      ...(secret ? { secret } : {}),
    })
  }
  return { variables, refused }
}
