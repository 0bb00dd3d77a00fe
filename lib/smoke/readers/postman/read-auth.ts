import { encodeUnsafe } from '../clauses/encode-unsafe'
import { entriesOf, memberOf, membersOf, type Placed, scalarOf } from '../placed/placed'
import { basicAuthorization } from '../clauses/basic-authorization'
import type { Pair, ReadAuth as ReadBasic } from '../read-request'
import type { Reading } from './reading'

export interface ReadAuth {
  headers: Pair[]
  /** `name=value`, encoded, or an empty text. */
  query: string
  auth?: ReadBasic
}

/** As long as a header of a step may be. */
const longest = 4000
const none: ReadAuth = { headers: [], query: '' }

/** What an element says of auth: its own, or that of what it stands in. `null` and `inherit` say nothing. */
export function inheritAuth(own: Placed | undefined, above: Placed | undefined): Placed | undefined {
  return own === undefined || own.value === null || scalarOf(memberOf(own, 'type')) === 'inherit' ? above : own
}

/**
 * Basic, bearer and API key as the header or query they are sent as; basic with variables stays as it is. Refused by name, once where it is written: every other type.
 */
export function readAuth(auth: Placed | undefined, reading: Reading): ReadAuth {
  const type = scalarOf(memberOf(auth, 'type'))
  if (auth === undefined || type === undefined || type === 'noauth') return none
  const params = paramsOf(memberOf(auth, type))
  const value = (name: string) => params.get(name) ?? ''
  if ([...params.values()].some((one) => one.length > longest)) {
    reading.refuse(auth.line, 'auth_value_long', { most: longest })
    return none
  }
  if (type === 'basic') {
    const [user, password] = [value('username'), value('password')].map((text) => reading.fold(text, auth.line))
    return { ...none, ...basicAuthorization(user!, password!) }
  }
  if (type === 'bearer') {
    const token = reading.fold(value('token'), auth.line)
    if (token !== '') return authorization(`Bearer ${token}`)
    reading.refuse(auth.line, 'bearer_empty')
    return none
  }
  if (type === 'apikey') return readApiKey(value, auth.line, reading)
  reading.refuse(auth.line, 'auth_type_unread', { type })
  return none
}

const authorization = (value: string): ReadAuth => ({ headers: [{ name: 'Authorization', value }], query: '' })

/** 2.1 lists `{ key, value }`; 2.0 has an object. */
function paramsOf(params: Placed | undefined): Map<string, string> {
  const listed = entriesOf(params).map((entry) => [scalarOf(memberOf(entry, 'key')), scalarOf(memberOf(entry, 'value'))] as const)
  const named = membersOf(params).map(([key, node]) => [key, scalarOf(node)] as const)
  return new Map([...listed, ...named].filter((pair): pair is [string, string] => pair[0] !== undefined && pair[1] !== undefined))
}

function readApiKey(value: (name: string) => string, line: number, reading: Reading): ReadAuth {
  const key = reading.fold(value('key'), line)
  if (key === '') {
    reading.refuse(line, 'api_key_unnamed')
    return none
  }
  if (value('in') !== 'query') return { headers: [{ name: key, value: reading.fold(value('value'), line) }], query: '' }
  const query = `${encodeUnsafe(key, '&=')}=${reading.fold(encodeUnsafe(value('value'), '&'), line)}`
  return { headers: [], query }
}
