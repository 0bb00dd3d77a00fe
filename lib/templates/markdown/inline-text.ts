import type { Env, MarkdownIt, Token } from 'markdown-it'

/** Emoji short codes of the forges: those that stand for a state or a box, and the common rest. */
const SHORT_CODES: Record<string, string> = {
  white_check_mark: '✅',
  heavy_check_mark: '✔',
  ballot_box_with_check: '☑',
  x: '❌',
  heavy_multiplication_x: '✖',
  white_large_square: '⬜',
  white_square_button: '🔲',
  black_square_button: '🔲',
  hourglass: '⏳',
  hourglass_flowing_sand: '⏳',
  construction: '🚧',
  red_circle: '🔴',
  green_circle: '🟢',
  yellow_circle: '🟡',
  rocket: '🚀',
  warning: '⚠️',
  tada: '🎉',
  lock: '🔒',
  key: '🔑',
  bug: '🐛',
  fire: '🔥',
  sparkles: '✨',
  memo: '📝',
  bell: '🔔',
  bulb: '💡',
  eyes: '👀',
  package: '📦',
  wrench: '🔧',
  gear: '⚙️',
  zap: '⚡',
  mag: '🔍',
  link: '🔗',
  calendar: '📅',
  clipboard: '📋',
  pencil: '📝',
  books: '📚',
  chart_with_upwards_trend: '📈',
  rotating_light: '🚨',
  stop_sign: '🛑',
  no_entry: '⛔',
  exclamation: '❗',
  question: '❓',
  information_source: 'ℹ️',
  point_right: '👉',
  arrow_right: '➡️',
  star: '⭐',
  heart: '❤️',
  thumbsup: '👍',
  '+1': '👍',
  thumbsdown: '👎',
  '-1': '👎',
  ship: '🚢',
  shipit: '🚢',
  recycle: '♻️',
  hammer: '🔨',
  test_tube: '🧪',
  white_flag: '🏳️',
  checkered_flag: '🏁',
  email: '📧',
  phone: '☎️',
  globe_with_meridians: '🌐',
  whale: '🐳',
  snake: '🐍',
  broom: '🧹',
  construction_worker: '👷',
  clock1: '🕐',
}

const ELEMENTS =
  /^<\/?(?:a|abbr|article|aside|b|big|blockquote|br|button|caption|center|cite|code|col|colgroup|dd|del|details|dfn|div|dl|dt|em|figcaption|figure|font|footer|form|h[1-6]|header|hr|i|iframe|img|input|ins|kbd|label|li|main|mark|nav|ol|p|picture|pre|q|rp|rt|ruby|s|samp|section|small|source|span|strike|strong|sub|summary|sup|svg|table|tbody|td|tfoot|th|thead|time|tr|tt|u|ul|var|video|wbr)(?=[\s/>])/i
const BREAKS = /^<\/?(?:br|p|li|div|td|th|tr|hr)\b/i

/** What a run of Markdown says to a person. */
export interface InlineText {
  text: string
  /** All of it is struck through. */
  struck: boolean
}

/** Inline Markdown to plain text: the reader's one way from markup to words. */
export type ReadInline = (content: string) => InlineText

/**
 * Makes a reader of inline Markdown: emphasis, code ticks and links give their text, images their alternative text, entities are decoded,
 * HTML tags and comments dropped (a placeholder such as `<version>` is no tag and stays), footnote marks dropped, whitespace folded.
 */
export function inlineReader(md: MarkdownIt, env: Env): ReadInline {
  const references = Object.keys(env.references ?? {}).length > 0
  return (content) => (content.length > LONGEST ? plain(content) : (simple(content, references) ?? parsed(md, env, content)))
}

/**
 * Nobody writes a label of pages, and inline Markdown of that size can be made to take seconds: longer runs lose only their plainest
 * markup.
 */
const LONGEST = 20_000

const plain = (content: string): InlineText => ({
  text: fold(content.replace(/\[([^[\]\n]{0,500})\]\([^()\s]{0,2000}\)/g, '$1').replace(/\*{2,3}|`/g, '')),
  struck: false,
})

const CODE = /`([^`\n]+)`/g
const STRONG = /\*\*(?=[^\s*])([^*`\n]*[^\s*`])\*\*/g

/** The common case without the parser: plain words, bold runs and single code ticks. Null when there is more to it. */
function simple(content: string, references: boolean): InlineText | null {
  if (/[\\<&~!]|\]\(|\[\^|:[\w+-]+:/.test(content) || (references && content.includes(']'))) return null
  if (!/[`*_]/.test(content)) return { text: fold(content), struck: false }
  const text = content
    .replace(CODE, (_, code: string) => code.replace(/[*_]/g, (sign) => (sign === '*' ? '\uE000' : '\uE001')))
    .replace(STRONG, '$1')
  if (/[`*]/.test(text) || emphasises(text)) return null
  return { text: fold(text.replaceAll('\uE000', '*').replaceAll('\uE001', '_')), struck: false }
}

/** Whether underscores stand where they may begin or end emphasis: at the edge of a word, not in it and not alone. */
function emphasises(text: string): boolean {
  for (const { 0: run, index } of text.matchAll(/_+/g)) {
    const before = text[index - 1] ?? ''
    const after = text[index + run.length] ?? ''
    if ((!IN_WORD.test(before) && !BLANK.test(after)) || (!BLANK.test(before) && !IN_WORD.test(after))) return true
  }
  return false
}

const IN_WORD = /[\p{L}\p{N}]/u
const BLANK = /\s/

function parsed(md: MarkdownIt, env: Env, content: string): InlineText {
  const tokens: Token[] = []
  md.inline.parse(content, md, env, tokens)
  let text = ''
  let outside = ''
  let struck = 0
  const say = (words: string) => {
    text += words
    if (struck === 0) outside += words
  }
  for (const token of tokens) {
    if (token.type === 'text' || token.type === 'text_special' || token.type === 'code_inline') say(token.content)
    else if (token.type === 'softbreak' || token.type === 'hardbreak') say(' ')
    else if (token.type === 'image') say(parsed(md, env, token.content).text)
    else if (token.type === 's_open') struck++
    else if (token.type === 's_close') struck--
    else if (token.type === 'html_inline') {
      if (/^<(?:del|s|strike)>/i.test(token.content)) struck++
      else if (/^<\/(?:del|s|strike)>/i.test(token.content)) struck = Math.max(0, struck - 1)
      else say(tagText(token.content))
    }
  }
  return { text: fold(tidy(text)), struck: text.trim() !== '' && fold(tidy(outside)) === '' }
}

function tagText(tag: string): string {
  if (BREAKS.test(tag)) return ' '
  return tag.startsWith('<!') || tag.startsWith('<?') || ELEMENTS.test(tag) ? '' : tag
}

/** What the parser leaves: bold that CommonMark does not close beside CJK punctuation, footnote marks, emoji short codes. */
function tidy(text: string): string {
  return text
    .replace(/\[\^[^\]\s]+\]/g, '')
    .replace(/\*\*([^*\n]+)\*\*/g, '$1')
    .replace(/:([\w+-]+):/g, (whole, code: string) => (Object.hasOwn(SHORT_CODES, code) ? SHORT_CODES[code]! : whole))
}

const UNFOLDED = /[^\S ]|  |^ | $|[\u200B\u2060\u200E\u200F\u061C\u202A-\u202E\u2066-\u2069]/

/** Whitespace of every kind to single spaces, zero-width spaces gone, direction marks at the ends gone. */
export function fold(text: string): string {
  if (!UNFOLDED.test(text)) return text
  return text
    .replace(/[\u200B\u2060]/g, '')
    .replace(/\s+/g, ' ')
    .replace(/^[\s\u200E\u200F\u061C\u202A-\u202E\u2066-\u2069]+|[\s\u200E\u200F\u061C\u202A-\u202E\u2066-\u2069]+$/g, '')
}

/** Text of an HTML fragment: tags gone, the common entities decoded. */
export function htmlText(md: MarkdownIt, html: string): string {
  const bare = html.replace(/<!--[\s\S]*?(?:-->|$)/g, '').replace(/<[^<>]*>/g, (tag) => tagText(tag))
  return fold(md.utils.unescapeAll(bare.replace(/\\/g, '\\\\')))
}
