import type { CHANNELS, PlanParts, RISK_LEVELS } from '../parts'
import { MAX_ITEMS } from '../rules'
import { readingTimes } from '../watches'
import type { TemplatePhase, TemplateSlot } from '../schema'
import type { Tell } from './carried-note'
import { cutLine, fitLine, fitLines } from './fit-text'
import type { KeptPart } from './kept'
import { makeKeys } from './make-key'
import { matchSlotRole, slotDefaults } from './match-slot'
import type { ReadDocument } from './read-types'

type Of<K extends KeptPart['kind']> = Extract<KeptPart, { kind: K }>
const partsOf = <K extends KeptPart['kind']>(document: ReadDocument, kind: K) =>
  document.kept.filter((part): part is Of<K> => part.kind === kind)

/** Cuts what is too long and says so; lists longer than they may be end there, and say so. */
function limits(tell: Tell) {
  const cut = (line: number, text: string, max: number): string => {
    const { kept, rest } = cutLine(text, max)
    if (rest !== '') tell(line, 'part_cut', { text: rest.slice(0, 200) })
    return kept
  }
  const most = <T>(entries: { value: T; line: number }[], max: number): T[] => {
    if (entries.length > max) tell(entries[max]!.line, 'part_full', { max })
    return entries.slice(0, max).map(({ value }) => value)
  }
  return { cut, most }
}

/** What a document holds beside its items. `items` is how many the plan has already: readings come on top. */
export function makeParts(document: ReadDocument, phases: readonly TemplatePhase[], items: number, tell: Tell): PlanParts {
  const { cut, most } = limits(tell)
  const metricKey = makeKeys()
  const metrics = most(
    partsOf(document, 'metrics').flatMap(({ rows }) =>
      rows
        .filter(({ name }) => fitLine(name) !== '')
        .map(({ name, target, threshold, line }) => ({
          line,
          value: {
            key: metricKey(name),
            title: cut(line, name, 160),
            titleZh: '',
            unit: '',
            target: cut(line, target, 60),
            threshold: cut(line, threshold, 60),
          },
        })),
    ),
    50,
  )
  const alerts = partsOf(document, 'alerts').flatMap(({ rules, line }) =>
    rules
      .filter(({ name, condition }) => fitLine(name) !== '' && fitLine(condition) !== '')
      .map((rule) => ({
        line,
        value: {
          name: cut(line, rule.name, 120),
          condition: cut(line, rule.condition, 300),
          for: cut(line, rule.for ?? '', 40),
          severity: cut(line, rule.severity ?? '', 40),
          action: cut(line, rule.action ?? '', 160),
        },
      })),
  )
  const triggers = partsOf(document, 'triggers').flatMap((part) =>
    part.triggers
      .filter(({ text }) => fitLine(text) !== '')
      .map(({ text, line }) => ({ line, value: { text: cut(line, text, 300), textZh: '' } })),
  )
  for (const { line, headers } of partsOf(document, 'table')) tell(line, 'table_left', { headers: headers.join(' | ').slice(0, 200) })
  return {
    metadata: most(makeMetadata(document, cut), 50),
    metrics,
    watches: makeWatches(document, phases, items, metrics.map(({ key }) => key).slice(0, 30), tell),
    communications: most(makeCommunications(document, cut), 50),
    risks: most(makeRisks(document, cut, tell), 100),
    triggers: most(triggers, 50),
    alerts: most(alerts, 100),
    prompts: most(makePrompts(document, cut), 20),
  }
}

type Cut = ReturnType<typeof limits>['cut']

/** Front matter and blanks to fill, as facts of the document. */
function makeMetadata(document: ReadDocument, cut: Cut) {
  const front = Object.entries(document.metadata).map(([label, value]) => ({ label, value: said(value), line: 1 }))
  const fields = document.fields.map(({ label, value, line }) => ({ label, value: value ?? '', line }))
  return [...front, ...fields]
    .filter(({ label }) => fitLine(label) !== '')
    .map(({ label, value, line }) => ({ line, value: { label: cut(line, label, 120), labelZh: '', value: cut(line, value, 400) } }))
}

/** The questions of the retrospective, which lessons are written under. */
function makePrompts(document: ReadDocument, cut: Cut) {
  const makeKey = makeKeys()
  return partsOf(document, 'prompts').flatMap(({ prompts }) =>
    prompts
      .filter(({ text }) => fitLine(text) !== '')
      .map(({ text, line }) => {
        const title = cut(line, text, 160)
        return { line, value: { key: makeKey(title), title, titleZh: /\p{Script=Han}/u.test(title) ? title : '' } }
      }),
  )
}

function said(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10)
  if (Array.isArray(value)) return value.map(said).join(', ')
  return typeof value === 'object' ? JSON.stringify(value) : String(value as string | number | boolean)
}

function makeWatches(
  document: ReadDocument,
  phases: readonly TemplatePhase[],
  items: number,
  figures: string[],
  tell: Tell,
): PlanParts['watches'] {
  const makeKey = makeKeys()
  const watches: PlanParts['watches'] = []
  let count = items
  for (const { cadences } of partsOf(document, 'watch'))
    for (const { unit, from, to, everyMinutes, text, line } of cadences) {
      const size = unit === 'day' ? 1440 : 60
      const times = { fromMinutes: Math.max(0, (from - 1) * size), toMinutes: to * size, everyMinutes }
      const readings = readingTimes(times).length
      if (
        times.toMinutes > 86_400 ||
        times.toMinutes <= times.fromMinutes ||
        everyMinutes < 1 ||
        everyMinutes > 43_200 ||
        count + readings > MAX_ITEMS ||
        watches.length >= 30
      ) {
        tell(line, 'watch_too_dense', { text: text.slice(0, 200) })
        continue
      }
      count += readings
      const title = cutLine(text, 160).kept || `${unit} ${from}-${to}`
      const after =
        phases.findLast((phase) => phase.groups.some((group) => group.items.some((item) => item.before === 'completion'))) ?? phases.at(-1)!
      watches.push({
        key: makeKey(title),
        title,
        titleZh: '',
        phase: after.key,
        ...times,
        graceMinutes: Math.max(1, Math.min(30, everyMinutes)),
        figures,
        before: 'completion',
        optional: true,
      })
    }
  return watches
}

const CHANNEL_WORDS: [RegExp, (typeof CHANNELS)[number]][] = [
  [/status ?page|状态页/iu, 'status_page'],
  [/e?-?mail|newsletter|邮件/iu, 'mail'],
  [/portal|门户/iu, 'portal'],
  [/slack|teams|chat|channel|internal|群|内部|频道/iu, 'chat'],
]
const OWN_FIELDS = new Set(['title', 'version', 'integration', 'environment', 'window_start', 'window_end', 'time_zone', 'manager'])

function makeCommunications(document: ReadDocument, cut: Cut) {
  const makeKey = makeKeys()
  return partsOf(document, 'communication').flatMap(({ line, title, subject, body }) => {
    const text = fitLines(body).slice(0, 8000).toWellFormed().trim()
    if (text === '') return []
    const name = cut(line, title, 160) || cut(line, subject ?? '', 160) || 'Message'
    const asked = [...new Set([...`${subject ?? ''}\n${text}`.matchAll(/\{\{\s*([a-z][a-z0-9_]{0,63})\s*\}\}/g)].map((match) => match[1]!))]
    const fields = asked.filter((key) => !OWN_FIELDS.has(key)).slice(0, 30)
    const value = {
      key: makeKey(name),
      title: name,
      titleZh: '',
      channel: CHANNEL_WORDS.find(([words]) => words.test(title))?.[1] ?? (subject === null ? ('other' as const) : ('mail' as const)),
      audience: '',
      subject: cut(line, subject ?? '', 300),
      subjectZh: '',
      text,
      textZh: '',
      fields: fields.map((key) => ({ key, label: key.replaceAll('_', ' '), labelZh: '', value: '' })),
    }
    if (fitLines(body).length > 8000) cut(line, fitLines(body).slice(8000), 1)
    return [{ line, value }]
  })
}

function makeRisks(document: ReadDocument, cut: Cut, tell: Tell) {
  return partsOf(document, 'risks').flatMap(({ rows }) =>
    rows
      .filter(({ risk }) => fitLine(risk) !== '')
      .map(({ risk, probability, impact, mitigation, owner, line }) => {
        const told = [fitLines(mitigation), owner.trim() === '' ? '' : `Owner: ${fitLine(owner)}`].filter(Boolean).join('\n')
        if (told.length > 1000) tell(line, 'part_cut', { text: told.slice(1000, 1200) })
        const value = {
          text: cut(line, risk, 300),
          textZh: '',
          probability: level(probability, line, tell),
          impact: level(impact, line, tell),
          mitigation: told.slice(0, 1000).toWellFormed().trim(),
          mitigationZh: '',
        }
        return { line, value }
      }),
  )
}

/** Low, medium or high, in the words, signs and figures people use. */
function level(text: string, line: number, tell: Tell): (typeof RISK_LEVELS)[number] {
  if (/\b(?:very )?low\b|minor|unlikely|rare|[低小]|🟢|^[12]\b/iu.test(text)) return 'low'
  if (/\b(?:very )?high\b|critical|severe|major|\blikely\b|[高大]|🔴|^[45]\b/iu.test(text)) return 'high'
  if (!/\bmed(?:ium)?\b|moderate|possible|中|🟡|🟠|^3\b/iu.test(text)) tell(line, 'level_guessed', { text: text.slice(0, 60) })
  return 'medium'
}

/** The slots of a document: known roles by their names, any other by a key of its own. */
export function makeSlots(document: ReadDocument, tell: Tell): TemplateSlot[] {
  const { cut, most } = limits(tell)
  const makeKey = makeKeys(document.slots.flatMap(({ role }) => matchSlotRole(role)?.key ?? []))
  const keys = new Map<string, string>()
  const seen = new Set<string>()
  return most(
    document.slots.flatMap(({ role, name, line, before }) => {
      const printed = cut(line, role, 80)
      if (printed === '') return []
      if (name !== null && fitLine(name) !== '') tell(line, 'signature_left', { role: printed, name: fitLine(name).slice(0, 120) })
      const known = matchSlotRole(role)
      const key = known?.key ?? keys.get(printed) ?? makeKey(printed)
      if (!known && !keys.has(printed)) tell(line, 'slot_role_new', { role: printed, key })
      keys.set(printed, key)
      if (seen.has(`${key} ${before}`)) {
        tell(line, 'slot_twice', { role: printed })
        return []
      }
      seen.add(`${key} ${before}`)
      const nameZh = known?.nameZh ?? (/\p{Script=Han}/u.test(printed) ? printed : '')
      return [
        {
          line,
          value: { slotRoleKey: key, name: known?.name ?? printed, nameZh, before, ...slotDefaults(known?.key ?? null), validHours: 72 },
        },
      ]
    }),
    20,
  )
}
