import { because, type Why } from '../why'
import { evaluateText } from './evaluate-text'
import type { Part, Word } from './shell'

/** What a script has set: a text, or null where its value is known only when it runs. */
export interface Variables {
  values: Map<string, string | null>
  /** How many characters may still be put in: variables that hold each other twice would grow without end. */
  left: number
}

export const newVariables = (): Variables => ({ values: new Map(), left: 2_000_000 })

export type Expanded = { fields: string[] } | { why: Why }

/**
 * What the shell makes of a word. A variable the script gives a literal is that text; any other becomes `{{NAME}}`, also where a default
 * stands behind it: its value belongs to the environment. A literal that stands unquoted is taken apart at spaces, as the shell does.
 */
export function expandWord(word: Word, variables: Variables): Expanded {
  const fields: string[] = []
  let field: string | null = null
  if (unquotedBraces(word)) return { why: because('braces_unquoted') }
  for (const part of word.parts) {
    const answer = expandPart(part, variables)
    if ('why' in answer) return answer
    const [first = '', ...more] = answer.split ? answer.text.split(/[ \t\n]+/) : [answer.text]
    const present = first !== '' || part.kind === 'text' || ('quoted' in part && part.quoted)
    if (present) field = (field ?? '') + first
    for (const each of more) {
      if (field !== null) fields.push(field)
      field = each === '' ? null : each
    }
  }
  if (field !== null) fields.push(field)
  return { fields }
}

/** The same for a place that takes exactly one text: the value of an assignment, a here-string. */
export function expandText(word: Word, variables: Variables): { text: string } | { why: Why } {
  let text = ''
  for (const part of word.parts) {
    const answer = expandPart(part, variables)
    if ('why' in answer) return answer
    text += answer.text
  }
  return { text }
}

function expandPart(part: Part, variables: Variables): { text: string; split: boolean } | { why: Why } {
  if (part.kind === 'unreadable') return { why: part.why }
  if (part.kind === 'text') return foldPlaceholders(part.text)
  if (part.kind === 'script') {
    const answer = evaluateText(part.items, variables, expandText)
    return 'why' in answer ? answer : { text: answer.text.replace(/\n+$/, ''), split: false }
  }
  const known = variables.values.get(part.name)
  if (known !== undefined && known !== null && !(part.fallback && known === '')) {
    variables.left -= known.length
    if (variables.left < 0) return { why: because('variables_too_much') }
    return { text: known, split: !part.quoted }
  }
  if (part.name === 'RANDOM' || part.name === 'SECONDS') return { why: because('shell_variable_at_run', { name: part.name }) }
  const name = variableName(part.name)
  return name ? { text: `{{${name}}}`, split: false } : { why: because('shell_variable_unfit', { name: part.name.slice(0, 40) }) }
}

/** A name as variables of an environment have it: upper case, from a letter. */
export function variableName(name: string): string | null {
  const upper = name
    .toUpperCase()
    .replace(/[^A-Z0-9_]/g, '_')
    .replace(/^_+/, '')
  return /^[A-Z][A-Z0-9_]{0,63}$/.test(upper) ? upper : null
}

/** `{{ base_url }}` in the text itself is a variable too; anything else between such braces would be taken for one at the run. */
function foldPlaceholders(text: string): { text: string; split: boolean } | { why: Why } {
  let flaw = false
  const folded = text.replace(/\{\{([^{}]*)\}\}/g, (whole, inner: string) => {
    const name = /^\s*[A-Za-z_][\w.-]*\s*$/.test(inner) ? variableName(inner.trim()) : null
    flaw ||= name === null
    return name ? `{{${name}}}` : whole
  })
  return flaw ? { why: because('curl_braces_no_name') } : { text: folded, split: false }
}

function unquotedBraces(word: Word): boolean {
  const bare = word.parts.map((part) => (part.kind === 'text' && !part.quoted ? part.text : part.kind === 'variable' ? '' : 'x')).join('')
  return /\{[^{}]*(?:,|\.\.)[^{}]*\}/.test(bare) && !/^[a-z]+:\/\/|^[\w.-]+[:/]/i.test(bare)
}
