import { formatDue } from '../../due-text'
import { listTemplateItems } from '../../rules'
import type { TemplateBody } from '../../schema'
import { readingTimes } from '../../watches'

/** What a person reads at a place of a template, in both languages. Figures and settings that have no language stand in both. */
interface PlaceText {
  en: string
  zh: string
}

const both = (en: string, zh: string, ...same: string[]): PlaceText => ({
  en: [en, ...same].join('\n'),
  zh: [zh, ...same].join('\n'),
})

/** Whether a text says these words; figures only as a whole: `5 %` is not in `15 %`, nor `D+7` in `D+71`. */
export function says(text: string, words: string): boolean {
  const before = /^\d/.test(words) ? '(?<![\\d.])' : ''
  const after = /\d$/.test(words) ? '(?!\\.?\\d)' : ''
  return new RegExp(before + RegExp.escape(words) + after).test(text)
}

/** The text at `kind:name` of a body; null when there is no such place. */
export function readPlace(body: TemplateBody, at: string): PlaceText | null {
  const colon = at.indexOf(':')
  const name = at.slice(colon + 1)
  const read = readers[at.slice(0, colon)]
  if (!read) throw new Error(`No place is called ${at}`)
  return read(body, name)
}

const readers: Record<string, (body: TemplateBody, name: string) => PlaceText | null> = {
  item: readItem,
  order(body, names) {
    const keys = listTemplateItems(body).map(({ item }) => item.key)
    const places = names.split(',').map((name) => keys.indexOf(name))
    const inOrder = places.every((place, index) => place >= 0 && place > (places[index - 1] ?? -1))
    return inOrder ? both(names, names) : null
  },
  phase(body, name) {
    const found = body.phases.find((phase) => phase.key === name)
    return found ? both(found.title, found.titleZh, found.offset ? dueOf(found.offset) : '') : null
  },
  group(body, name) {
    const found = body.phases.flatMap((phase) => phase.groups).find((group) => group.title === name)
    return found ? both(found.title, found.titleZh) : null
  },
  slot(body, name) {
    const found = body.slots.find((slot) => slot.slotRoleKey === name)
    return found ? both(found.name, found.nameZh, `before ${found.before}`) : null
  },
  fact(body, name) {
    const found = body.facts.find((fact) => fact.key === name)
    return found ? both(found.label, found.labelZh, found.default ? 'on' : 'off') : null
  },
  metadata(body, name) {
    const found = body.metadata.find((entry) => entry.label === name)
    return found ? both(found.label, found.labelZh, found.value) : null
  },
  metric(body, name) {
    const found = body.metrics.find((metric) => metric.key === name)
    return found ? both(found.title, found.titleZh, `target ${found.target}`, `alarm ${found.threshold}`) : null
  },
  watch(body, name) {
    const found = body.watches.find((watch) => watch.key === name)
    if (!found) return null
    const cadence = `from ${found.fromMinutes} to ${found.toMinutes} every ${found.everyMinutes}, ${readingTimes(found).length} times: ${found.figures.join(' ')}`
    return both(found.title, found.titleZh, cadence)
  },
  alert(body, name) {
    const found = body.alerts.find((alert) => alert.name === name)
    // A rule is written in the language of the alerting system; there is no other.
    return found ? both('', '', found.condition, found.for, found.severity, found.action) : null
  },
  trigger(body, name) {
    const found = body.triggers.find((trigger) => trigger.text === name)
    return found ? both(found.text, found.textZh) : null
  },
  risk(body, name) {
    const found = body.risks.find((risk) => risk.text === name)
    if (!found) return null
    return both(`${found.text}\n${found.mitigation}`, `${found.textZh}\n${found.mitigationZh}`, `${found.probability} × ${found.impact}`)
  },
  prompt(body, name) {
    const found = body.prompts.find((prompt) => prompt.key === name)
    return found ? both(found.title, found.titleZh) : null
  },
  communication(body, name) {
    const found = body.communications.find((communication) => communication.key === name)
    if (!found) return null
    const defaults = found.fields.map((field) => `${field.key}=${field.value}`)
    return both(
      [found.title, found.subject, found.text].join('\n'),
      [found.titleZh, found.subjectZh, found.textZh].join('\n'),
      `by ${found.channel}`,
      ...defaults,
    )
  },
}

function readItem(body: TemplateBody, key: string): PlaceText | null {
  const placed = listTemplateItems(body).find(({ item }) => item.key === key)
  if (!placed) return null
  const { item, phase } = placed
  const due = item.due ?? body.phases.find((one) => one.key === phase)?.offset
  return both(
    `${item.text}\n${item.details}`,
    `${item.textZh}\n${item.detailsZh}`,
    item.kind,
    Object.values(item.params).join('\n'),
    item.condition === null ? '' : `if ${item.condition}`,
    due ? dueOf(due) : '',
    item.estimateMinutes === null ? '' : `~${item.estimateMinutes} min`,
    item.roleKey === null ? '' : `by ${item.roleKey}`,
    item.optional ? 'optional' : '',
    `before ${item.before}`,
  )
}

const dueOf = (due: Parameters<typeof formatDue>[0]) => `due ${formatDue(due)}`
