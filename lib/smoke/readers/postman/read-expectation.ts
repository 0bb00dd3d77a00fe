import type { ReadAssertion } from '../read-request'
import { type Demand, judgeDemand } from './judge-demand'
import type { Link } from './read-expression'
import { readValue } from './read-value'
import { type Scope, segmentOf, type Subject } from './read-subject'
import type { Token } from './script-tokens'

/** Words of an expectation that only make it a sentence. */
const filler = new Set(['to', 'be', 'been', 'is', 'that', 'which', 'and', 'has', 'have', 'with', 'at', 'of', 'same', 'but', 'does', 'deep'])

/** Words that change what those behind them mean. */
const flagged = new Set(['all', 'any', 'include', 'contain'])

/**
 * What `.to.be.…` after `pm.expect(…)` demands, as assertions; several in a row are all taken. Null when any of it is
 * not understood or no kind of assertion says it: half an expectation is none. A `not` passes only on a value that is
 * there, which is stricter than the script.
 */
export function readExpectation(tokens: readonly Token[], subject: Subject, links: Link[], scope: Scope): ReadAssertion[] | null {
  const demands = readDemands(tokens, links, scope)
  if (!demands) return null
  const assertions: ReadAssertion[] = []
  let about = subject
  let negated = false
  for (const [index, demand] of demands.entries()) {
    if (demand.word === 'not') {
      negated = true
      continue
    }
    if ((demand.word === 'lengthOf' || demand.word === 'length') && !demand.called) {
      if (about.of !== 'json' || index === demands.length - 1) return null
      about = { of: 'length', path: about.path }
      continue
    }
    const made = judgeDemand(about, demand, negated)
    if (!made) return null
    assertions.push(...made)
    const [name] = demand.args
    if (demand.word === 'property' && !negated && about.of === 'json' && typeof name === 'string')
      about = { of: 'json', path: about.path + segmentOf(name) }
  }
  return assertions.length > 0 ? assertions : null
}

function readDemands(tokens: readonly Token[], links: Link[], scope: Scope): Demand[] | null {
  const demands: Demand[] = []
  const flags = new Set<string>()
  for (const [index, link] of links.entries()) {
    if (link.is === 'index') return null
    if (link.is === 'call') {
      if (links[index - 1]?.is !== 'prop' || demands.length === 0) return null
      continue
    }
    const next = links[index + 1]
    if (flagged.has(link.name) && next?.is !== 'call') {
      flags.add(link.name)
      continue
    }
    if (filler.has(link.name)) {
      if (next?.is === 'call') return null
      continue
    }
    const demand: Demand = { word: link.name, args: [], pattern: null, called: next?.is === 'call', flags }
    for (const range of next?.is === 'call' ? next.args : []) {
      const token = tokens[range.from]!
      if (token.kind === 'regex' && range.to === range.from + 1) demand.pattern = patternOf(token)
      const value = readValue(tokens, range, scope)
      if (value === undefined && demand.pattern === null) return null
      if (value !== undefined) demand.args.push(value)
    }
    demands.push(demand)
  }
  return demands
}

/** The pattern as RE2 has it; null for flags it has not. */
export function patternOf({ text, flags = '' }: Token): string | null {
  const known = [...flags].filter((flag) => flag !== 'g' && flag !== 'u')
  if (known.some((flag) => !'ims'.includes(flag))) return null
  return `${known.length > 0 ? `(?${known.join('')})` : ''}${text.replaceAll('\\/', '/')}`
}
