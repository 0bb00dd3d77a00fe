import type { Pair, ReadAuth } from '../read-request'

/** What basic authentication adds to a request: one of the two. */
export interface BasicAuthorization {
  headers: Pair[]
  auth?: ReadAuth
}

/**
 * Name and password as HTTP asks for them (RFC 7617): a header where both are written out. With a variable in them they stay as they are:
 * base64 is made of values, which only a run has.
 */
export function basicAuthorization(user: string, password: string): BasicAuthorization {
  if (/\{\{[^{}]*\}\}/.test(`${user}:${password}`)) return { headers: [], auth: { kind: 'basic', user, password } }
  return { headers: [{ name: 'Authorization', value: `Basic ${Buffer.from(`${user}:${password}`, 'utf8').toString('base64')}` }] }
}
