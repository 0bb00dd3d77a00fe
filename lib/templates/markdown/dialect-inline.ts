const PUNCTUATION = /[!-/:-@[-`{-~]/
const WORD = /[\p{L}\p{N}]/u
const ENTITY = /^&(?:#x?[0-9a-f]{1,8}|[a-z][a-z0-9]{0,31});/i

export interface InlineManner {
  /** In a cell of a table: `|` is escaped and a line break is `<br>`. */
  cell?: boolean
  /** At the beginning of a block, where `- ` or `1.` would open another one. */
  leads?: boolean
}

/** A text as Markdown that shows exactly it: what would be markup is escaped, a control character becomes its number. */
export function escapeInline(text: string, manner: InlineManner = {}): string {
  let out = ''
  for (let index = 0; index < text.length; index++) {
    const char = text[index]!
    if (char === '\n' && manner.cell) out += '<br>'
    else if (/[\u0000-\u001f\u007f-\u009f]/.test(char)) out += `&#${char.charCodeAt(0)};`
    else out += isMarkup(text, index, manner) ? `\\${char}` : char
  }
  // `# Title #`: closing signs are no words of a title.
  out = out.replace(/(^| )(#+)$/, '$1\\$2')
  return manner.leads
    ? out.replace(/^(?:([-+>#=])|(\d{1,9})([.)]))/, (_, sign, digits, dot) => (sign ? `\\${sign}` : `${digits}\\${dot}`))
    : out
}

function isMarkup(text: string, index: number, manner: InlineManner): boolean {
  const char = text[index]!
  const next = text[index + 1] ?? ''
  switch (char) {
    case '\\':
    case '`':
    case '*':
    case '[':
      return true
    case '_':
      return !(WORD.test(text[index - 1] ?? '') && WORD.test(next))
    case '~':
      return text.indexOf('~') !== text.lastIndexOf('~')
    case '<':
      return /[A-Za-z/!?]/.test(next)
    case '&':
      return ENTITY.test(text.slice(index, index + 40))
    case '|':
      return manner.cell === true
    default:
      return false
  }
}

/** The text that escaped Markdown shows: the way back from `escapeInline`. What is not escaped stands for itself. */
export function unescapeInline(markdown: string, manner: InlineManner = {}): string {
  const breaks = manner.cell ? '|<br ?/?>' : ''
  const pattern = new RegExp(`\\\\([!-/:-@[-\`{-~])|&#(\\d{1,7});${breaks}`, 'g')
  return markdown.replace(pattern, (whole, escaped: string | undefined, number: string | undefined) => {
    if (escaped !== undefined) return escaped
    if (number === undefined) return '\n'
    const code = Number(number)
    return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : whole
  })
}

/** Where the first unescaped `what` stands in escaped Markdown, or -1. */
export function findUnescaped(markdown: string, what: string, from = 0): number {
  for (let index = from; index < markdown.length; index++) {
    if (markdown[index] === '\\' && PUNCTUATION.test(markdown[index + 1] ?? '')) index++
    else if (markdown.startsWith(what, index)) return index
  }
  return -1
}

/** Parts of escaped Markdown between unescaped separators. */
export function splitUnescaped(markdown: string, separator: string): string[] {
  const parts: string[] = []
  let from = 0
  for (let at = findUnescaped(markdown, separator); at >= 0; at = findUnescaped(markdown, separator, from)) {
    parts.push(markdown.slice(from, at))
    from = at + separator.length
  }
  return [...parts, markdown.slice(from)]
}

/** The words of a line without a hard break (`\` or two blanks) at its end. */
export function withoutBreak(markdown: string): string {
  const trimmed = markdown.trimEnd()
  const slashes = /\\*$/.exec(trimmed)?.[0].length ?? 0
  return slashes % 2 === 1 ? trimmed.slice(0, -1).trimEnd() : trimmed
}
