import { because, type Why } from '../why'
import type { Variables } from './expand-word'
import type { Command, Redirect, ScriptItem, Word } from './shell'

type Text = { text: string } | { why: Why }
type Expand = (word: Word, variables: Variables) => Text

const unknown = because('output_unknown')

/** The text a `$(…)` prints, where it prints what stands there: `echo`, `printf`, `cat` of a here-document, and these through `base64`. */
export function evaluateText(items: ScriptItem[], variables: Variables, expand: Expand): Text {
  const refused = items.find((item) => item.kind === 'refused')
  if (refused) return { why: refused.why }
  const pipelines = items.filter((item) => item.kind === 'pipeline')
  return pipelines.length === 1 ? evaluatePipe(pipelines[0]!.commands, variables, expand) : { why: unknown }
}

/** The same for commands joined by `|`. */
export function evaluatePipe(commands: Command[], variables: Variables, expand: Expand): Text {
  let answer: Text = { why: unknown }
  for (const [index, command] of commands.entries()) {
    const words: string[] = []
    for (const word of command.words) {
      const one = expand(word, variables)
      if ('why' in one) return one
      words.push(one.text)
    }
    answer = evaluateOne(words, inputOf(command.redirects, variables, expand) ?? (index > 0 ? answer : { why: unknown }))
    if ('why' in answer) return answer
  }
  return answer
}

/** What a command is given by `<<` or `<<<`; null when it has neither. */
export function inputOf(redirects: Redirect[], variables: Variables, expand: Expand): Text | null {
  const given = redirects.findLast((redirect) => redirect.op === '<<' || redirect.op === '<<<' || redirect.op === '<')
  if (!given) return null
  if (given.op === '<') return { why: because('file_unknown') }
  const answer = expand(given.target, variables)
  return 'why' in answer || given.op === '<<' ? answer : { text: `${answer.text}\n` }
}

function evaluateOne([name = '', ...args]: string[], input: Text): Text {
  const made = generated(name, args)
  if (made !== null) return { text: `{{${made}}}\n` }
  if (name === 'cat' && args.every((arg) => arg === '-')) return input
  if (name === 'echo') {
    const [first = ''] = args
    if (/^-\w*[eE]/.test(first)) return { why: because('echo_escapes') }
    return first === '-n' ? { text: args.slice(1).join(' ') } : { text: `${args.join(' ')}\n` }
  }
  if (name === 'printf') {
    const [format = '', ...values] = args
    if (format === '%s' || format === '%s\\n') return { text: values.map((value) => value + format.slice(2).replace('\\n', '\n')).join('') }
    return /[%\\]/.test(format) ? { why: because('printf_unread') } : { text: format }
  }
  if (name === 'base64' && args.every((arg) => /^(-w|-w0|0|--wrap=0)$/.test(arg))) {
    if ('why' in input) return input
    if (input.text.includes('{{')) return { why: because('base64_of_variable') }
    return { text: `${Buffer.from(input.text).toString('base64')}\n` }
  }
  return { why: /^[\w-]{1,20}$/.test(name) ? because('output_of_unknown', { name }) : unknown }
}

/** Our name for a value that a command makes anew each time; null where ours would be another. */
function generated(name: string, args: string[]): string | null {
  if (name === 'uuidgen' && (args.length === 0 || /^(-r|--random)$/.test(args.join(' ')))) return '$uuid'
  if (name !== 'date') return null
  const format = args.filter((arg) => !/^(-u|--utc|--universal)$/.test(arg)).join(' ')
  if (format === '+%s') return '$now.unix'
  if (format === '+%s%3N') return '$now.ms'
  // Our time has milliseconds; both are ISO 8601 in UTC.
  return args.length > 1 && /^\+%(FT%T|Y-%m-%dT%H:%M:%S)(\.%3N)?Z$/.test(format) ? '$now' : null
}
