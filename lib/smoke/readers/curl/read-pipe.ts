import type { ReadAssertion, ReadCapture } from '../read-request'
import { assertionOfJq, pathOfJq } from './read-jq'

/** Programs behind a `|` that only show the answer: they are passed over. */
const showing = new Set(
  'jq head tail less more cat tee sort uniq wc column json_pp xmllint sed awk cut tr grep egrep rg fold nl yq bat hexdump xxd od'.split(
    ' ',
  ),
)

export interface PipeMeaning {
  assertions: ReadAssertion[]
  refused: string[]
}

/**
 * What stands behind a curl's `|`. `jq -e 'path == literal'` and `grep -q text` are assertions; programs that only show the answer mean
 * nothing here; everything else is refused, and the request stays.
 */
export function readPipe(commands: string[][]): PipeMeaning {
  const meaning: PipeMeaning = { assertions: [], refused: [] }
  for (const [index, [name = '', ...args]] of commands.entries()) {
    const exits = args.some((arg) => /^-[A-Za-z]*e/.test(arg) || arg === '--exit-status')
    if (name === 'jq' && exits) {
      const assertion = index === 0 ? assertionOfJq(filterOf(args)) : null
      if (assertion) meaning.assertions.push(assertion)
      else meaning.refused.push('what `jq -e` holds the answer to is more than a path compared with a literal')
    } else if (/^e?grep$/.test(name) && args.some((arg) => /^-[A-Za-z]*q/.test(arg))) {
      const assertion = index === 0 ? assertionOfGrep(args) : null
      if (assertion) meaning.assertions.push(assertion)
      else meaning.refused.push('what `grep -q` looks for is more than a plain text')
    } else if (/^python3?$/.test(name) && args.join(' ') === '-m json.tool') continue
    else if (!showing.has(name)) {
      meaning.refused.push(
        /^[\w./-]{1,30}$/.test(name)
          ? `what \`| ${name}\` makes of the answer is not read`
          : 'what the pipe makes of the answer is not read',
      )
    }
  }
  return meaning
}

const filterOf = (args: string[]) => args.find((arg) => !arg.startsWith('-')) ?? '.'

function assertionOfGrep(args: string[]): ReadAssertion | null {
  const [text, ...more] = args.filter((arg) => !arg.startsWith('-'))
  const options = args.filter((arg) => arg.startsWith('-')).join('')
  const plain = /^[-qsF]+$/.test(options) && (options.includes('F') || !/[.*[\]^$\\+?(){}|]/.test(text ?? ''))
  return text && more.length === 0 && plain ? { kind: 'body_text', params: { op: 'contains', value: text } } : null
}

/** `NAME=$(curl … | jq -r .path)`: the value taken of the answer. Without a pipe it is the body, or the status where `-w` prints only that. */
export function captureOf(name: string, commands: string[][], curl: string[]): ReadCapture | null {
  const statusOnly = curl.some((word, index) => word === '%{http_code}' && /^(-\w*w|--write-out)$/.test(curl[index - 1] ?? ''))
  if (commands.length === 0) return { name, from: statusOnly ? 'status' : 'body', path: '' }
  const [only, ...more] = commands
  if (more.length > 0 || only?.[0] !== 'jq') return null
  const path = pathOfJq(filterOf(only.slice(1)))
  return path ? { name, from: 'json', path } : null
}
