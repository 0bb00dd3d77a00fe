/** A parsed condition over the release's facts and the values that are set in its environment. */
export type Condition = { is: 'fact'; key: string } | { is: 'not'; of: Condition } | { is: 'and' | 'or'; left: Condition; right: Condition }

export type ParsedCondition =
  | { ok: true; condition: Condition; facts: string[]; values: string[] }
  | { ok: false; at: number; found: string }

/** A release's facts by key; under `set(NAME)` whether its environment has a value for that variable. */
export type Facts = Readonly<Record<string, boolean>>

const TOKEN = /\s*(&&|\|\||[!()]|[a-z][a-z0-9_]*|[A-Z][A-Z0-9_]*)/y
const MAX_LENGTH = 200

/**
 * Reads `content_sync`, `!async`, `a && (b || c)`: names of facts, `!`, `&&`, `||` and brackets, with their
 * usual precedence, and `set(UPPZY_API_KEY)`: the environment has a value for the variable. Nothing else is a condition; the answer to
 * anything else is where it stops making sense.
 */
export function parseCondition(text: string): ParsedCondition {
  if (text.length > MAX_LENGTH) return { ok: false, at: MAX_LENGTH, found: '' }
  const tokens: { text: string; at: number }[] = []
  TOKEN.lastIndex = 0
  while (TOKEN.lastIndex < text.trimEnd().length) {
    const at = TOKEN.lastIndex
    const match = TOKEN.exec(text)
    if (!match?.[1]) return { ok: false, at, found: text.slice(at).trim().slice(0, 20) }
    tokens.push({ text: match[1], at: TOKEN.lastIndex - match[1].length })
  }

  const facts = new Set<string>()
  const values = new Set<string>()
  let next = 0
  const stop = (): never => {
    throw new Stopped(tokens[next]?.at ?? text.length, tokens[next]?.text ?? '')
  }
  const take = (token: string) => {
    if (tokens[next]?.text !== token) return false
    next += 1
    return true
  }
  const one = (): Condition => {
    if (take('!')) return { is: 'not', of: one() }
    if (take('(')) {
      const inside = either()
      if (!take(')')) stop()
      return inside
    }
    const token = tokens[next]
    if (!token || !/^[a-z]/.test(token.text)) return stop()
    next += 1
    if (token.text === 'set' && take('(')) {
      const name = tokens[next]?.text
      if (!name || !/^[A-Z]/.test(name)) return stop()
      next += 1
      if (!take(')')) stop()
      values.add(name)
      return { is: 'fact', key: valueFact(name) }
    }
    facts.add(token.text)
    return { is: 'fact', key: token.text }
  }
  const both = (): Condition => {
    let left = one()
    while (take('&&')) left = { is: 'and', left, right: one() }
    return left
  }
  const either = (): Condition => {
    let left = both()
    while (take('||')) left = { is: 'or', left, right: both() }
    return left
  }

  try {
    const condition = either()
    if (next < tokens.length) stop()
    return { ok: true, condition, facts: [...facts], values: [...values] }
  } catch (error) {
    if (error instanceof Stopped) return { ok: false, at: error.at, found: error.found }
    throw error
  }
}

/** The key under which `Facts` say whether a variable has a value. */
export const valueFact = (variable: string) => `set(${variable})`

class Stopped extends Error {
  constructor(
    readonly at: number,
    readonly found: string,
  ) {
    super('condition stops making sense')
  }
}

/**
 * Whether a condition holds. `null` when it cannot be answered: it does not parse or names a fact or a
 * variable that the release does not have. A caller treats null as "applies", so that a broken condition never hides an item.
 */
export function judgeCondition(text: string, facts: Facts): boolean | null {
  const parsed = parseCondition(text)
  if (!parsed.ok || [...parsed.facts, ...parsed.values.map(valueFact)].some((key) => !Object.hasOwn(facts, key))) return null
  return holds(parsed.condition, facts)
}

function holds(condition: Condition, facts: Facts): boolean {
  switch (condition.is) {
    case 'fact':
      return facts[condition.key] === true
    case 'not':
      return !holds(condition.of, facts)
    case 'and':
      return holds(condition.left, facts) && holds(condition.right, facts)
    case 'or':
      return holds(condition.left, facts) || holds(condition.right, facts)
  }
}
