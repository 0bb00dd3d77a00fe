import { entriesOf, memberOf, membersOf, type Placed, scalarOf } from '../placed/placed'
import type { Pair, ReadAuth } from '../read-request'
import { literalOf, type Reading, variableOf } from './reading'

/** What security adds to a request. */
interface Secured {
  headers: Pair[]
  query: string[]
  auth?: ReadAuth
}

/**
 * What the first of the alternatives of `security` asks to be sent, each secret as a variable named like its scheme.
 * Basic is a variable for the name and one for the password; OAuth and OpenID Connect send the token got elsewhere. Refused by
 * name: mutual TLS and other schemes of HTTP.
 */
export function readSecurity(security: Placed | undefined, reading: Reading): Secured {
  const answer: Secured = { headers: [], query: [] }
  const [first] = entriesOf(security)
  for (const [name, needed] of membersOf(first)) {
    const scheme = reading.resolve(memberOf(memberOf(memberOf(reading.root, 'components'), 'securitySchemes'), name))
    const variable = variableOf(name)
    const type = scalarOf(memberOf(scheme, 'type'))
    const http = scalarOf(memberOf(scheme, 'scheme'))?.toLowerCase()
    if (!scheme) reading.refuse(needed.line, 'security_missing')
    else if (type === 'apiKey') addKey(scheme, variable, answer)
    else if (type === 'oauth2' || type === 'openIdConnect' || (type === 'http' && http === 'bearer')) {
      answer.headers.push({ name: 'Authorization', value: `Bearer ${variable}` })
    } else if (type === 'http' && http === 'basic')
      answer.auth = { kind: 'basic', user: variableOf(`${name}_USER`), password: variableOf(`${name}_PASSWORD`) }
    else reading.refuse(scheme.line, 'security_unread', { type: type === 'http' ? `http ${http ?? ''}` : (type ?? '') })
  }
  return answer
}

function addKey(scheme: Placed, value: string, answer: Secured): void {
  const key = literalOf(scalarOf(memberOf(scheme, 'name')) ?? '', scheme.line)
  const place = scalarOf(memberOf(scheme, 'in'))
  if (place === 'query') answer.query.push(`${encodeURIComponent(key)}=${value}`)
  else if (place === 'cookie') answer.headers.push({ name: 'Cookie', value: `${key}=${value}` })
  else answer.headers.push({ name: key, value })
}
