import { isMap, parseDocument } from 'yaml'

export interface FrontMatter {
  /** How many lines it takes, both rules included; 0: there is none. */
  lines: number
  values: Record<string, unknown>
  /** Its text is no YAML. */
  broken: boolean
}

const NONE: FrontMatter = { lines: 0, values: {}, broken: false }

const TASK = /^[\s>]*(?:[-*+]|\d+[.)])\s+\[[ xX]\]\s/m

/** Reads the YAML between `---` on the very first line and the next `---` or `...`. A rule at the top of an ordinary document is none. */
export function readFrontMatter(lines: string[]): FrontMatter {
  if (lines[0]?.trimEnd() === '+++') return readToml(lines)
  if (lines[0]?.trimEnd() !== '---') return NONE
  const end = lines.findIndex((line, index) => index > 0 && /^(?:---|\.\.\.)\s*$/.test(line))
  if (end < 0 || end > 500) return NONE
  const text = lines.slice(1, end).join('\n')
  // Between two rules stands a document's first section as often as metadata: metadata has keys, and no lists of tasks.
  if (text.trim() !== '' && !/^["']?[\p{L}_][\p{L}\p{N}_ .-]*["']?\s*:(?:\s|$)/mu.test(text)) return NONE
  if (TASK.test(text) || /^#{1,6}\s+\S.*\n\s*\n/m.test(text)) return NONE
  try {
    const document = parseDocument(text, { logLevel: 'silent', uniqueKeys: false })
    const values: unknown = document.errors.length > 0 || !isMap(document.contents) ? null : document.toJS({ maxAliasCount: 50 })
    if (values !== null && typeof values === 'object') return { lines: end + 1, values: values as Record<string, unknown>, broken: false }
  } catch {
    // An alias bomb, or keys that are no text: reported like any other broken front matter.
  }
  return { lines: end + 1, values: text.trim() === '' ? {} : looseValues(text), broken: text.trim() !== '' }
}

/** What can still be read of broken front matter: its plain `key: value` lines. */
function looseValues(text: string): Record<string, unknown> {
  const values: Record<string, unknown> = {}
  for (const match of text.matchAll(/^([A-Za-z_][\w-]*):[ \t]+(\S.*)$/gm))
    values[match[1]!] ??= match[2]!.trim().replace(/^(["'])(.*)\1$/, '$2')
  return values
}

/** TOML between `+++`: its plain `key = value` lines. */
function readToml(lines: string[]): FrontMatter {
  const end = lines.findIndex((line, index) => index > 0 && line.trimEnd() === '+++')
  if (end < 0 || end > 500) return NONE
  const values: Record<string, unknown> = {}
  if (lines.slice(1, end).some((line) => TASK.test(line))) return NONE
  for (const line of lines.slice(1, end)) {
    const match = /^([A-Za-z_][\w-]*)\s*=\s*(.+)$/.exec(line.trim())
    if (match) values[match[1]!] ??= match[2]!.replace(/^(["'])(.*)\1$/, '$2')
  }
  return { lines: end + 1, values, broken: false }
}
