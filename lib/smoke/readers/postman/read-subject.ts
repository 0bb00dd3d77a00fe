import { type Chain, type Link, type Literal, readChain, readLiteral } from './read-expression'
import { readValue } from './read-value'
import type { Token } from './script-tokens'
import type { Range } from './split-statements'

/** What of the answer an expression stands for. */
export type Subject =
  | { of: 'json' | 'length' | 'isArray'; path: string }
  | { of: 'code' | 'reason' | 'time' | 'text' | 'size' }
  /** Whether the body fits a schema that the script writes out, and what can tell. */
  | { of: 'schema'; path: string; schema: Literal }
  | { of: 'validator' }
  /** A value the script itself writes out. */
  | { of: 'literal'; value: Literal }
  | { of: 'header' | 'hasHeader' | 'cookie'; name: string }

/** Names of a script that stand for a part of the answer. */
export type Scope = ReadonlyMap<string, Subject>

/** Null: it is nothing of the answer we know. */
export function readSubject(tokens: readonly Token[], range: Range, scope: Scope): Subject | null {
  const chain = readChain(tokens, range)
  if (!chain) return null
  const known = scope.get(chain.root)
  if (known?.of === 'validator' || (chain.root === 'tv4' && !known)) return readValidation(tokens, chain, scope, chain.root === 'tv4')
  if (known) return chain.links.length === 0 ? known : known.of === 'json' ? extendPath(known.path, chain.links) : null
  if (chain.root === 'pm') return readPm(tokens, chain.links)
  return readGlobal(tokens, chain, scope)
}

const isCall = (link: Link | undefined, args: number) => link?.is === 'call' && link.args.length === args
const nameOf = (link: Link | undefined) => (link?.is === 'prop' ? link.name : undefined)

function readPm(tokens: readonly Token[], links: Link[]): Subject | null {
  const [first, second, third] = links
  if (nameOf(first) === 'cookies' && nameOf(second) === 'get' && links.length === 3) return named(tokens, third, 'cookie')
  if (nameOf(first) !== 'response') return null
  const part = nameOf(second)
  if (part === 'json' && isCall(third, 0)) return extendPath('$', links.slice(3))
  if (part === 'text' && isCall(third, 0) && links.length === 3) return { of: 'text' }
  if (links.length === 2 && part === 'code') return { of: 'code' }
  if (links.length === 2 && part === 'status') return { of: 'reason' }
  if (links.length === 2 && part === 'responseTime') return { of: 'time' }
  if (links.length === 2 && part === 'responseSize') return { of: 'size' }
  if (part === 'size' && isCall(third, 0) && links.length === 4 && nameOf(links[3]) === 'body') return { of: 'size' }
  if (part !== 'headers' || links.length !== 4) return null
  const verb = nameOf(third)
  return verb === 'get' ? named(tokens, links[3], 'header') : verb === 'has' ? named(tokens, links[3], 'hasHeader') : null
}

/** `JSON.parse(responseBody)`, `Array.isArray(x)` and the names of Postman's first scripting interface. */
function readGlobal(tokens: readonly Token[], { root, links }: Chain, scope: Scope): Subject | null {
  const [first, second] = links
  const only = second?.is === 'call' && second.args.length === 1 ? second.args[0] : undefined
  if (root === 'JSON' && nameOf(first) === 'parse' && only) {
    return readSubject(tokens, only, scope)?.of === 'text' ? extendPath('$', links.slice(2)) : null
  }
  if (root === 'Array' && nameOf(first) === 'isArray' && only && links.length === 2) {
    const inner = readSubject(tokens, only, scope)
    return inner?.of === 'json' ? { of: 'isArray', path: inner.path } : null
  }
  if (root === 'responseBody' && links.length === 0) return { of: 'text' }
  if (root === 'responseTime' && links.length === 0) return { of: 'time' }
  return root === 'responseCode' && links.length === 1 && nameOf(first) === 'code' ? { of: 'code' } : null
}

/** `ajv.validate(schema, data)` and `tv4.validate(data, schema)`. */
function readValidation(tokens: readonly Token[], { links }: Chain, scope: Scope, dataFirst: boolean): Subject | null {
  const call = links[1]
  if (nameOf(links[0]) !== 'validate' || call?.is !== 'call' || call.args.length !== 2 || links.length !== 2) return null
  const [data, schema] = dataFirst ? call.args : [call.args[1], call.args[0]]
  const subject = readSubject(tokens, data!, scope)
  const value = readValue(tokens, schema!, scope)
  return subject?.of === 'json' && value !== undefined ? { of: 'schema', path: subject.path, schema: value } : null
}

function named(tokens: readonly Token[], link: Link | undefined, of: 'header' | 'hasHeader' | 'cookie'): Subject | null {
  const only = link?.is === 'call' && link.args.length === 1 ? link.args[0] : undefined
  const name = only ? readLiteral(tokens, only) : undefined
  return typeof name === 'string' ? { of, name } : null
}

/** A JSONPath (RFC 9535) for what the links reach. `.length` at the end is the length: answers seldom have such a member. */
function extendPath(path: string, links: Link[]): Subject | null {
  const whole: string[] = [path]
  for (const [index, link] of links.entries()) {
    if (link.is === 'call') return null
    if (link.is === 'prop' && link.name === 'length') return index === links.length - 1 ? { of: 'length', path: whole.join('') } : null
    whole.push(segmentOf(link.is === 'prop' ? link.name : link.key))
  }
  return { of: 'json', path: whole.join('') }
}

/** `.name`, `[0]`, or `['odd name']` with what the quotes need escaped. */
export function segmentOf(key: string | number): string {
  if (typeof key === 'number') return `[${key}]`
  if (/^[A-Za-z_][A-Za-z0-9_]*$/.test(key)) return `.${key}`
  return `['${JSON.stringify(key).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}']`
}
