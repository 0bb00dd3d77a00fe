import { z } from 'zod'
import { inputText, type Locale, sayIssues } from '@/lib/core/texts'
import { whyWords } from '../readers/say-why'
import { because } from '../readers/why'
import { checkDefinition } from '../check-definition'
import { suiteFields, suiteKey } from '../schema'
import { readStepYaml } from './read-step-yaml'
import { fileKeys, formatMark, type SuiteFile } from './suite-file'
import { writtenSecrets } from './written-secrets'
import { type FileFlaw, YamlSource } from './yaml-source'

export type SuiteFileAnswer = { ok: true; file: SuiteFile } | { ok: false; flaws: FileFlaw[] }

const File = z.strictObject({ key: suiteKey, integration: suiteKey.nullable().default(null), ...suiteFields })

/** Larger files are refused, in bytes. */
export const largestFile = 1024 * 1024

/**
 * Reads a suite file (docs/suite-files.md). Strict: an unknown key, an alias, a value that no suite takes, a secret that is written out
 * rather than named, each is told at its line and column, and nothing of the file is taken. Sentences of schemas are in `locale`.
 */
export function readSuiteYaml(text: string, locale: Locale = 'en'): SuiteFileAnswer {
  if (Buffer.byteLength(text) > largestFile)
    return { ok: false, flaws: [{ line: 1, column: 1, why: whyWords(locale)(because('file_too_large')) }] }
  const source = new YamlSource(text, locale)
  if (!source.root) return { ok: false, flaws: source.flaws }
  const written = readFile(source)
  if (source.flaws.length > 0) return { ok: false, flaws: source.flaws }
  const parsed = File.safeParse(written, { error: sayIssues(locale) })
  const say = (path: string, message: string, name: string | null) => {
    const why = inputText(locale, message)
    if (name === null) source.tell(source.nodeAt(path), why)
    else source.flaw(source.nodeAt(path), 'about', { what: name, why })
  }
  if (!parsed.success) {
    for (const { path, message } of parsed.error.issues) say(withoutDefinition(path.join('.')), message, nameOf(path.map(String)))
    return { ok: false, flaws: source.flaws }
  }
  const { definition } = parsed.data
  for (const [path, message] of Object.entries(checkDefinition(definition, locale)))
    say(path, message, source.isPlaced(path) ? null : nameOf(path.split('.')))
  for (const { path, variable } of writtenSecrets(definition)) {
    source.flaw(source.nodeAt(path), 'secret_written_out', { variable: `{{${variable}}}` })
  }
  return source.flaws.length > 0 ? { ok: false, flaws: source.flaws } : { ok: true, file: parsed.data }
}

const withoutDefinition = (path: string) => path.replace(/^definition\./, '')
/** A field that is missing has no place of its own: the sentence names it. */
const nameOf = (path: readonly string[]): string | null => {
  const last = path.findLast((key) => !/^\d+$/.test(key))
  return last === undefined || last === 'definition' || last === 'params' ? null : last
}

function readFile(source: YamlSource): object {
  const entries = source.entries(source.root!, because('a_suite'), fileKeys)
  const mark = entries.get('gonogo')
  if (!mark || source.text(mark, 'gonogo') !== formatMark) source.flaw(mark ?? source.root, 'suite_mark_missing', { mark: formatMark })
  const file: Record<string, unknown> = {}
  for (const key of ['key', 'integration', 'name', 'description'] as const) {
    const node = entries.get(key)
    if (!node) continue
    source.place(key, node)
    file[key] = source.text(node, key)
  }
  const steps = entries.get('steps')
  if (steps) source.place('steps', steps)
  const read = steps ? source.list(steps, 'steps').map((step, index) => readStepYaml(source, step, `steps.${index}`)) : undefined
  return { ...file, definition: { steps: read } }
}
