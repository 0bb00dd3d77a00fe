import { isMap, isSeq, parseDocument } from 'yaml'
import type { Block } from './blocks'
import { leadingBox } from './box'
import type { KeptAlert } from './kept'
import { type Candidate, type Reading, joinLabel, reportLine, setFate } from './reading'
import type { Command } from './read-types'

const MESSAGE =
  /\b(?:e-?mail|mail|message|announcement|notification|template|post|status page|slack|communication|newsletter)\b|邮件|通知|公告|模板|消息/iu
const SHELL = /^(?:bash|sh|shell|zsh|console|fish|powershell|ps1|cmd|bat|shell-session|terminal)$/i

/** A block of code: alert rules, a message to send, or commands of the item or the section it stands in. Boxes in it are remembered. */
export function walkCode(reading: Reading, block: Block & { type: 'code' }, owner: Candidate | null): void {
  const last = lastLine(reading, block)
  if (owner) joinLabel(reading, owner)
  const language = /^[\w.+#-]*/.exec(block.info)?.[0].toLowerCase() ?? ''
  const closed = !block.fenced || isClosed(reading, block, last)
  if (!closed) reportLine(reading, block.line, 'fence_open')
  reading.codeBlocks.push({
    language,
    fenced: block.fenced,
    from: block.fenced ? block.line + 1 : block.line,
    to: block.fenced && closed ? last - 1 : last,
    headings: reading.headings,
  })
  if (block.content.trim() === '') return setFate(reading, block.line, last, 'markup')
  if (keepAlerts(reading, block, language, last) || keepMessage(reading, block, language, last, owner)) return
  const command: Command = { language, text: block.content.replace(/\n$/, ''), line: block.line + 1 }
  setFate(reading, block.line, last, 'command', owner?.line ?? reading.headings.at(-1)?.line ?? null)
  if (owner) owner.commands.push(command)
  else reading.notes.push({ headings: reading.headings, text: null, command, line: block.line, bullet: false })
}

/** The last line of a block without the blank lines that follow it. */
function lastLine(reading: Reading, block: Block): number {
  let last = Math.min(block.end, reading.lines.length) - 1
  while (last > block.line && reading.lines[last]!.text.trim() === '') last--
  return last
}

function isClosed(reading: Reading, block: Block, last: number): boolean {
  return last > block.line && /^[\s>]*(?:`{3,}|~{3,})\s*$/.test(reading.lines[last]!.text)
}

function keepMessage(reading: Reading, block: Block & { type: 'code' }, language: string, last: number, owner: Candidate | null): boolean {
  const subject = /^\s*(?:Subject|主题|标题)\s*[:：]\s*(.+)$/imu.exec(block.content)
  const plain = language === '' || /^(?:text|txt|plain|plaintext|md|markdown|email|mail)$/.test(language)
  const heading = reading.headings.at(-1)?.text ?? ''
  if (
    SHELL.test(language) ||
    !(
      subject ||
      (plain && block.content.trim().length > 40 && !hasBoxes(block.content) && (MESSAGE.test(heading) || MESSAGE.test(owner?.text ?? '')))
    )
  )
    return false
  const title = owner?.text ?? heading
  reading.kept.push({
    kind: 'communication',
    line: block.line + 1,
    endLine: last + 1,
    title,
    subject: subject?.[1]!.trim() ?? null,
    body: block.content.replace(/\n$/, ''),
  })
  setFate(reading, block.line, last, 'kept', block.line)
  return true
}

const hasBoxes = (content: string) => content.split('\n').some((line) => leadingBox(line) !== null)

function keepAlerts(reading: Reading, block: Block & { type: 'code' }, language: string, last: number): boolean {
  if (
    !/^ya?ml$/.test(language) ||
    !/^[\s-]*(?:alerts?|rules|groups|name|alert)\s*:/m.test(block.content) ||
    !/\b(?:condition|expr|for|severity)\s*:/.test(block.content)
  )
    return false
  const document = block.content.length > 200_000 ? null : parseDocument(block.content, { logLevel: 'silent' })
  if (!document || document.errors.length > 0) {
    reportLine(reading, block.line, 'alerts_broken')
    return false
  }
  let value: unknown
  try {
    value = isMap(document.contents) || isSeq(document.contents) ? document.toJS({ maxAliasCount: 50 }) : null
  } catch {
    reportLine(reading, block.line, 'alerts_broken')
    return false
  }
  const rules = findRules(value, 0)
  if (rules.length === 0) return false
  reading.kept.push({ kind: 'alerts', line: block.line + 1, endLine: last + 1, rules })
  setFate(reading, block.line, last, 'kept', block.line)
  return true
}

function findRules(value: unknown, depth: number): KeptAlert[] {
  if (depth > 6 || value === null || typeof value !== 'object') return []
  if (Array.isArray(value)) return value.flatMap((each) => findRules(each, depth + 1))
  const entry = value as Record<string, unknown>
  const condition = text(entry.condition ?? entry.expr ?? entry.expression)
  const name = text(entry.name ?? entry.alert)
  if (name && condition) {
    const labels = (entry.labels ?? {}) as Record<string, unknown>
    return [
      {
        name,
        condition,
        for: text(entry.for),
        severity: text(entry.severity ?? labels.severity),
        action: text(entry.action ?? entry.notify),
      },
    ]
  }
  return Object.values(entry).flatMap((each) => findRules(each, depth + 1))
}

const text = (value: unknown): string | null => (typeof value === 'string' || typeof value === 'number' ? String(value) : null)
