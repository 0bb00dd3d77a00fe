import type { SentCommunication } from '@/lib/communications/view'
import type { RiskView } from '@/lib/risks/view'
import { printFence } from '@/lib/templates/markdown/dialect-fence'
import type { ReleaseRecord } from './record'
import { table } from './table'
import { below, quote, type Speech, visible, words } from './words'

/** What goes beside the plan: what was sent, risks, and what was learnt. Empty parts are left out. */
export function printBeside({ sent, risks, lessons }: ReleaseRecord, say: Speech): string[] {
  return [
    ...section(
      'communications',
      sent.flatMap((one) => printSent(one, say)),
      say,
    ),
    ...printRisks(risks, say),
    ...printLessons(lessons, say),
  ]
}

const section = (key: string, lines: readonly string[], { t }: Speech) =>
  lines.length === 0 ? [] : ['', `## ${t(`record.beside.${key}`)}`, '', ...lines]

function printSent(one: SentCommunication, say: Speech): string[] {
  const { t, raw, at } = say
  const channel = raw.has(`communications.channel.${one.channel}`) ? raw(`communications.channel.${one.channel}`) : words(one.channel)
  const said = { name: one.name, mode: raw(`communications.mode.${one.mode}`), count: one.recipients.length }
  return [
    `- ${t('record.evidence.sent', said)} · ${channel} · ${t('record.evidence.added', { name: one.sentByName, at: at(one.sentAt) })}`,
    ...below([
      ...(one.subject === '' ? [] : [`- ${t('record.beside.subject')}${say.colon}${words(one.subject)}`]),
      `- ${t('record.beside.text')}${say.end}`,
      ...below(['', ...printFence('text', visible(one.text))]),
    ]),
  ]
}

function printRisks(risks: readonly RiskView[], say: Speech): string[] {
  const { t, raw } = say
  const heads = ['number', 'risk', 'probability', 'impact', 'state', 'owner', 'mitigation', 'note'].map((key) => t(`record.beside.${key}`))
  const rows = risks.map((risk) => [
    String(risk.number),
    say.plan(risk.text, risk.textZh),
    raw(`risks.level.${risk.probability}`),
    raw(`risks.level.${risk.impact}`),
    raw(`risks.state.${risk.state}`),
    words(risk.owner?.name ?? ''),
    say.plan(risk.mitigation, risk.mitigationZh),
    words(risk.note),
  ])
  return section('risks', table(heads, rows), say)
}

function printLessons({ sections, lessons, actions }: ReleaseRecord['lessons'], say: Speech): string[] {
  const { t, at } = say
  const lines = sections.flatMap(({ key, title, titleZh }) => {
    const own = lessons.filter((lesson) => lesson.section === key)
    if (own.length === 0) return []
    return [
      `- ${say.plan(title, titleZh)}`,
      ...below(
        own.flatMap(({ text, byName, at: when }) => [
          `- ${t('record.evidence.added', { name: byName, at: at(when) })}`,
          ...below(['', ...quote(text)]),
        ]),
      ),
    ]
  })
  const follow = actions.map(({ text, owner, dueOn, doneAt, doneByName }) => {
    const done = doneAt === null ? '' : ` · ${t('record.beside.done_by', { name: doneByName ?? '', at: at(doneAt) })}`
    return `- [${doneAt === null ? ' ' : 'x'}] ${t('record.beside.action', { text, owner: owner.name, day: dueOn })}${done}`
  })
  return [...section('lessons', lines, say), ...section('actions', follow, say)]
}
