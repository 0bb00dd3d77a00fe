import { basicAuthorization } from '../clauses/basic-authorization'
import type { Pair, ReadAuth } from '../read-request'
import type { BrunoFile } from './bruno-file'
import type { Item } from './read-dictionary'

/** What authentication adds to a request. */
export interface Auth {
  headers: Pair[]
  query: Pair[]
  auth?: ReadAuth
}

/** The authentication that the request names: basic, bearer, or a key. Refused: all others, and what the collection would say. */
export function readAuth(file: BrunoFile, named: Item | undefined): Auth {
  const auth: Auth = { headers: [], query: [] }
  const blocks = file.blocks.filter(({ name }) => name.startsWith('auth:'))
  const mode = named?.value ?? (blocks.length === 1 ? blocks[0]!.name.slice('auth:'.length) : 'none')
  if (mode === 'none') return auth
  if (mode === 'inherit') {
    file.refuse(named?.line ?? 1, 'bruno_auth_inherited')
    return auth
  }
  const block = file.take(`auth:${mode}`)
  if (!block) {
    file.refuse(named?.line ?? 1, 'bruno_auth_missing')
    return auth
  }
  const items = file.items(block)
  const value = (name: string) => items.find((item) => item.name === name)?.value ?? ''
  if (mode === 'basic') return { ...auth, ...basicAuthorization(value('username'), value('password')) }
  if (mode === 'bearer') auth.headers.push({ name: 'Authorization', value: `Bearer ${value('token')}` })
  else if (mode === 'apikey') {
    const inQuery = /^query/i.test(value('placement'))
    ;(inQuery ? auth.query : auth.headers).push({ name: value('key'), value: value('value') })
  } else file.refuse(block.line, 'bruno_auth_unread')
  return auth
}
