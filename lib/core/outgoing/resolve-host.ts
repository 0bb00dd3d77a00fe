import { lookup } from 'node:dns/promises'

/** Turns a host name into all its addresses. Injected, so that tests can answer what they like. */
export type Resolver = (host: string) => Promise<string[]>

/** Asks the system, in the order it prefers. */
export const resolveHost: Resolver = async (host) => {
  const answers = await lookup(host, { all: true, order: 'verbatim' })
  return answers.map((answer) => answer.address)
}
