import { type Ask, type Reply, refusal } from './reply'

/** What answers one method of a path; `params` are the parts of the path that the pattern names. */
export type Handler = (ask: Ask, params: Record<string, string>) => Reply

/** Paths of a system with what answers them. `:id` stands for one part of a path. */
export type Routes = Record<string, Partial<Record<'GET' | 'POST' | 'PUT' | 'DELETE', Handler>>>

/** An answer, and the pattern it is counted under: ids in paths would make a series each. */
export interface Played {
  reply: Reply
  endpoint: string
  cursorFlaw?: string | null
}

const idParts = /^[A-Za-z0-9._~-]{1,100}$/

function matchPath(pattern: string, path: string): Record<string, string> | null {
  const [wanted, given] = [pattern.split('/'), path.split('/')]
  if (wanted.length !== given.length) return null
  const params: Record<string, string> = {}
  for (const [index, part] of wanted.entries()) {
    const found = given[index] ?? ''
    if (part.startsWith(':') && idParts.test(found)) params[part.slice(1)] = found
    else if (part !== found) return null
  }
  return params
}

/** A refusal that names the methods there are. */
export function wrongMethod(allow: string): Reply {
  const reply = refusal(405, 'wrong_method', `Use ${allow}.`)
  return { ...reply, headers: { ...reply.headers, allow } }
}

/** The answer of the route that the path names; null when none does. HEAD is asked as GET. */
export function route(routes: Routes, prefix: string, ask: Ask): Played | null {
  for (const [pattern, methods] of Object.entries(routes)) {
    const params = matchPath(`${prefix}${pattern}`, ask.path)
    if (!params) continue
    const handler = methods[(ask.method === 'HEAD' ? 'GET' : ask.method) as 'GET']
    const allow = Object.keys(methods).flatMap((name) => (name === 'GET' ? ['GET', 'HEAD'] : [name]))
    return { endpoint: `${prefix}${pattern}`, reply: handler ? handler(ask, params) : wrongMethod(allow.join(', ')) }
  }
  return null
}
