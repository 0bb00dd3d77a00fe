import type { ReadAssertion, ReadCapture } from '../read-request'
import { because, type Why } from '../why'
import { assertionOfJq, pathOfJq } from './read-jq'

/** Programs behind a `|` that only show the answer: they are passed over. */
const showing = new Set(
  'jq head tail less more cat tee sort uniq wc column json_pp xmllint sed awk cut tr grep egrep rg fold nl yq bat hexdump xxd od'.split(
    ' ',
  ),
)

export interface PipeMeaning {
  assertions: ReadAssertion[]
  refused: Why[]
}

/**
 * What stands behind a curl's `|`. `jq -e 'path == literal'` and `grep -q text` are assertions; programs that only show the answer mean
 * nothing here; everything else is refused, and the request stays.
 */
export function readPipe(commands: string[][], curl: string[]): PipeMeaning {
  const shown = shownBy(curl)
  const meaning: PipeMeaning = { assertions: [], refused: [] }
  for (const [index, [name = '', ...args]] of commands.entries()) {
    const exits = args.some((arg) => /^-[A-Za-z]*e/.test(arg) || arg === '--exit-status')
    if (name === 'jq' && exits) {
      const assertion = index === 0 && shown === 'body' ? assertionOfJq(filterOf(args)) : null
      if (assertion) meaning.assertions.push(assertion)
      else meaning.refused.push(because('jq_more'))
    } else if (/^e?grep$/.test(name) && args.some((arg) => /^-[A-Za-z]*q/.test(arg))) {
      const assertion = index === 0 ? assertionOfGrep(args, shown) : null
      if (assertion) meaning.assertions.push(assertion)
      else meaning.refused.push(because('grep_more'))
    } else if (/^python3?$/.test(name) && args.join(' ') === '-m json.tool') continue
    else if (!showing.has(name)) {
      meaning.refused.push(/^[\w./-]{1,30}$/.test(name) ? because('pipe_program_unread', { name }) : because('pipe_unread'))
    }
  }
  return meaning
}

const filterOf = (args: string[]) => args.find((arg) => !arg.startsWith('-')) ?? '.'

function assertionOfGrep(args: string[], shown: Shown): ReadAssertion | null {
  const [text, ...more] = args.filter((arg) => !arg.startsWith('-'))
  const options = args.filter((arg) => arg.startsWith('-')).join('')
  const plain = /^[-qsF]+$/.test(options) && (options.includes('F') || !/[.*[\]^$\\+?(){}|]/.test(text ?? ''))
  if (!text || more.length > 0 || !plain || shown === 'other') return null
  if (shown === 'status') return /^[1-5]\d\d$/.test(text) ? { kind: 'status', params: { expected: text } } : null
  return { kind: 'body_text', params: { op: 'contains', value: text } }
}

type Shown = 'body' | 'status' | 'other'

/** What a curl prints: the body, the status alone (`-o … -w '%{http_code}'`), or something with headers or numbers in it. */
function shownBy(curl: string[]): Shown {
  const has = (letter: string, long: string) =>
    curl.some((word) => word === long || new RegExp(`^-[sSfivkLgNIGOJ#46]*${letter}`).test(word))
  const written = curl.some((word) => /%\{(?:http_code|response_code)\}(?:\\n|\n)?$/.test(word) && !/%\{.*%\{/.test(word))
  if (has('w', '--write-out')) return has('o', '--output') && written ? 'status' : 'other'
  return has('o', '--output') || has('i', '--include') || has('I', '--head') || has('D', '--dump-header') ? 'other' : 'body'
}

/** `NAME=$(curl … | jq -r .path)`: the value taken of the answer. Without a pipe it is what the curl prints, the body or the status. */
export function captureOf(name: string, commands: string[][], curl: string[]): ReadCapture | null {
  const shown = shownBy(curl)
  if (shown === 'other') return null
  if (commands.length === 0) return { name, from: shown, path: '' }
  const [only, ...more] = commands
  if (more.length > 0 || only?.[0] !== 'jq' || shown !== 'body') return null
  const path = pathOfJq(filterOf(only.slice(1)))
  return path ? { name, from: 'json', path } : null
}
