import { type Condition, type Facts, parseCondition } from '@/lib/templates/condition'

type Word = 'only' | 'on' | 'off' | 'set' | 'unset' | 'unknown' | 'and' | 'or' | 'not' | 'brackets' | 'comma' | `it_${Answer}`
/** A translator of `checklists`, of a page or of what a job writes. */
type Translate = (key: `condition.${Word}`, params?: Record<string, string>) => string

/** What a fact is called; its key when it has no name. */
export type NameOf = (key: string) => string

const valueKey = /^set\((.+)\)$/

/**
 * Why an item is or is not there, in words: `Only when Async is on; here it is off.` Null for what is no condition.
 */
export function sayCondition(written: string, facts: Facts, nameOf: NameOf, t: Translate): string | null {
  const parsed = parseCondition(written)
  if (!parsed.ok) return null
  const keys = leavesOf(parsed.condition)
  const here =
    keys.length === 1
      ? t(`condition.it_${answerOf(keys[0]!, facts)}`)
      : keys.map((key) => sayFact(key, facts, nameOf, t)).join(t('condition.comma'))
  return t('condition.only', { condition: say(parsed.condition, nameOf, t), here })
}

type Answer = 'on' | 'off' | 'set' | 'unset' | 'unknown'

function answerOf(key: string, facts: Facts): Answer {
  const holds = Object.hasOwn(facts, key) ? facts[key] : undefined
  if (holds === undefined) return 'unknown'
  if (valueKey.test(key)) return holds ? 'set' : 'unset'
  return holds ? 'on' : 'off'
}

function sayFact(key: string, facts: Facts, nameOf: NameOf, t: Translate): string {
  return t(`condition.${answerOf(key, facts)}`, { name: named(key, nameOf) })
}

const named = (key: string, nameOf: NameOf) => valueKey.exec(key)?.[1] ?? nameOf(key)

function say(condition: Condition, nameOf: NameOf, t: Translate): string {
  switch (condition.is) {
    case 'fact':
      return t(`condition.${valueKey.test(condition.key) ? 'set' : 'on'}`, { name: named(condition.key, nameOf) })
    case 'not':
      if (condition.of.is === 'not') return say(condition.of.of, nameOf, t)
      if (condition.of.is !== 'fact') return t('condition.not', { inner: say(condition.of, nameOf, t) })
      return t(`condition.${valueKey.test(condition.of.key) ? 'unset' : 'off'}`, { name: named(condition.of.key, nameOf) })
    case 'and':
    case 'or': {
      const side = (one: Condition) => {
        const inner = say(one, nameOf, t)
        return (one.is === 'and' || one.is === 'or') && one.is !== condition.is ? t('condition.brackets', { inner }) : inner
      }
      return t(`condition.${condition.is}`, { left: side(condition.left), right: side(condition.right) })
    }
  }
}

/** The facts a condition asks about, each once, in its order. */
function leavesOf(condition: Condition): string[] {
  if (condition.is === 'fact') return [condition.key]
  if (condition.is === 'not') return leavesOf(condition.of)
  return [...new Set([...leavesOf(condition.left), ...leavesOf(condition.right)])]
}
