import { type Condition, parseCondition } from '@/lib/templates/condition'

/** One line of the builder: a fact or a variable with a value, being so or not. */
export interface ConditionRow {
  about: 'fact' | 'value'
  name: string
  is: boolean
}

/** A condition as the builder shows it: lines that must all hold, or of which one must. */
export interface ConditionRows {
  join: 'all' | 'any'
  rows: ConditionRow[]
}

/** A written condition as lines; null when it mixes `&&` and `||`, negates a bracket, or is none: then it is edited as text. */
export function readRows(text: string): ConditionRows | null {
  const parsed = parseCondition(text)
  if (!parsed.ok) return null
  const { condition } = parsed
  const join = condition.is === 'or' ? 'or' : 'and'
  const rows = flatten(condition, join)
  return rows && { join: join === 'or' ? 'any' : 'all', rows }
}

function flatten(condition: Condition, join: 'and' | 'or'): ConditionRow[] | null {
  switch (condition.is) {
    case 'fact':
      return [rowOf(condition.key, true)]
    case 'not':
      return condition.of.is === 'fact' ? [rowOf(condition.of.key, false)] : null
    case 'and':
    case 'or': {
      if (condition.is !== join) return null
      const left = flatten(condition.left, join)
      const right = flatten(condition.right, join)
      return left && right && [...left, ...right]
    }
  }
}

function rowOf(key: string, is: boolean): ConditionRow {
  const variable = /^set\((.+)\)$/.exec(key)?.[1]
  return variable === undefined ? { about: 'fact', name: key, is } : { about: 'value', name: variable, is }
}

/** Lines as a written condition; null for none. */
export function writeRows({ join, rows }: ConditionRows): string | null {
  if (rows.length === 0) return null
  return rows
    .map(({ about, name, is }) => `${is ? '' : '!'}${about === 'value' ? `set(${name})` : name}`)
    .join(join === 'any' ? ' || ' : ' && ')
}
