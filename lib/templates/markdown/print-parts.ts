import { stringify } from 'yaml'
import type { PlanCommunication } from '../parts'
import type { TemplateBody } from '../schema'
import { SECTIONS, type SectionName, ZH } from './dialect'
import { type Column, printCell, TABLES } from './dialect-columns'
import { fitsLines, printFence } from './dialect-fence'
import { escapeInline } from './dialect-inline'
import { KEY, printSettings, type SettingValue } from './dialect-settings'
import { printTable } from './dialect-table'
import { printTitles } from './dialect-titles'

/** What a plan carries beside its items: a section each, as a person would write it. Empty ones are left out. */
export function printParts(body: TemplateBody): string[] {
  return [
    ...table('slots', body.slots),
    ...table('metadata', body.metadata),
    ...table('metrics', body.metrics),
    ...table('watches', body.watches),
    ...printCommunications(body.communications),
    ...table('risks', body.risks),
    ...bullets(
      'triggers',
      body.triggers.map(({ text, textZh }) => ({ text, textZh, settings: [] })),
    ),
    ...(body.alerts.length === 0 ? [] : [...heading('alerts'), ...printFence('yaml', printAlerts(body))]),
    ...bullets(
      'prompts',
      body.prompts.map(({ key, title, titleZh }) => ({ text: title, textZh: titleZh, settings: [[KEY, key]] })),
    ),
  ]
}

const heading = (section: SectionName) => ['', `## ${SECTIONS[section]} <!-- ${section} -->`, '']

function table(section: SectionName & keyof typeof TABLES, entries: readonly object[]): string[] {
  return entries.length === 0 ? [] : [...heading(section), ...rowsOf(TABLES[section], entries)]
}

const rowsOf = (columns: readonly Column[], entries: readonly object[]) =>
  printTable(
    columns.map(({ head }) => head),
    entries.map((entry) => columns.map((column) => printCell(column, entry))),
  )

function bullets(section: SectionName, entries: { text: string; textZh: string; settings: [string, SettingValue][] }[]): string[] {
  if (entries.length === 0) return []
  const lines = entries.flatMap(({ text, textZh, settings }) => {
    const comment = settings.length > 0 ? ` ${printSettings(settings)}` : ''
    const first = `- ${escapeInline(text, { leads: true })}${comment}`
    return textZh === '' ? [first] : [`${first}\\`, `  ${ZH}${escapeInline(textZh)}`]
  })
  return [...heading(section), ...lines]
}

/** Alert rules as a document states them; empty words are left out. */
const printAlerts = (body: TemplateBody) =>
  stringify(
    { alerts: body.alerts.map((alert) => Object.fromEntries(Object.entries(alert).filter(([, value]) => value !== ''))) },
    { lineWidth: 0 },
  ).trimEnd()

function printCommunications(communications: readonly PlanCommunication[]): string[] {
  return communications.length === 0 ? [] : [...heading('communications').slice(0, -1), ...communications.flatMap(printCommunication)]
}

function printCommunication(plan: PlanCommunication): string[] {
  const { words, settings } = printTitles(plan.title, plan.titleZh)
  const unfit = (name: string, text: string): [string, SettingValue][] => (fitsLines(text) ? [] : [[name, text]])
  const comment = printSettings([
    [KEY, plan.key],
    ...settings,
    ['channel', plan.channel],
    ...unfit('text', plan.text),
    ...unfit('textZh', plan.textZh),
  ])
  const lines = [
    ...(plan.audience === '' ? [] : [`- Audience: ${escapeInline(plan.audience)}`]),
    ...(plan.subject === '' ? [] : [`- Subject: ${escapeInline(plan.subject)}`]),
    ...(plan.subjectZh === '' ? [] : [`- 主题：${escapeInline(plan.subjectZh)}`]),
  ]
  return [
    '',
    `### ${words} ${comment}`,
    '',
    ...(lines.length > 0 ? [...lines, ''] : []),
    ...(fitsLines(plan.text) ? printFence('text', plan.text) : []),
    ...(fitsLines(plan.textZh) && plan.textZh !== '' ? ['', ...printFence('text zh', plan.textZh)] : []),
    ...(plan.fields.length === 0 ? [] : ['', ...rowsOf(TABLES.fields, plan.fields)]),
  ]
}
