import type { Command, KindGuess } from './read-types'

const LIMIT = /(<=|>=|≤|≥|<|>|=)\s?(\d+(?:\.\d+)?)\s?(%|ms|s|sec(?:onds)?|min(?:utes)?|h|KB|MB|GB|rps|req\/s|\/min|\/s|x)?(?![\p{L}\d])/u
const BELOW = /\b(?:below|under|less than|at most|not exceed)\s+(\d+(?:\.\d+)?)\s?(%|ms|s|MB|GB)(?![\p{L}\d])/iu
const ABOVE = /\b(?:above|over|more than|at least)\s+(\d+(?:\.\d+)?)\s?(%|ms|s|MB|GB)(?![\p{L}\d])/iu
const SMOKE = /\bsmoke[- ]?tests?\b|冒烟测试/iu

/** What kind of item a label most likely is. A person confirms it in the preview; when in doubt it is one by hand. */
export function guessKind(text: string, commands: Command[]): KindGuess {
  if (SMOKE.test(text)) return { kind: 'smoke' }
  const limit = /\d/.test(text) ? readLimit(text) : null
  if (limit) return { kind: 'number', limit }
  const command = commands.find(({ language }) => language === '' || /^(?:bash|sh|shell|zsh|console|powershell|sql)$/.test(language))
  if (command) return { kind: 'command', command: command.text }
  if (/https?:\/\/\S+/i.test(text) || /\b(?:link|url) (?:to|of|added|attached)\b/i.test(text)) return { kind: 'link' }
  return { kind: 'manual' }
}

function readLimit(text: string): string | null {
  const signed = LIMIT.exec(text)
  if (signed) return [signed[1], signed[2], signed[3] ?? ''].join(' ').trim()
  const below = BELOW.exec(text)
  if (below) return `< ${below[1]} ${below[2]}`
  const above = ABOVE.exec(text)
  return above ? `> ${above[1]} ${above[2]}` : null
}
