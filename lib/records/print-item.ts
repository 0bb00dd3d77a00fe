import { sayCondition } from '@/lib/checklists/condition-words'
import type { ChecklistView, ItemView } from '@/lib/checklists/view'
import type { FactView } from '@/lib/releases/view'
import { printFence } from '@/lib/templates/markdown/dialect-fence'
import { printEvidence, printRun } from './print-evidence'
import { below, planWords, quote, type Speech, visible, words } from './words'

interface Around {
  checklist: ChecklistView
  facts: readonly FactView[]
}

/** An item with its parts: the box, its state and why, who settled it and when, and what proves it. */
export function printItem(item: ItemView, around: Around, say: Speech): string[] {
  const parts = around.checklist.items.filter((other) => other.parentId === item.id)
  return [
    `- [${item.state === 'done' ? 'x' : ' '}] ${say.plan(item.text, item.textZh)}`,
    ...below([
      ...stateLines(item, around, say).map((line) => `- ${line}`),
      ...aboutLines(item, around, say).map((line) => `- ${line}`),
      ...printTexts(item, say),
      ...printProof(item, say),
      ...parts.flatMap((part) => printItem(part, around, say)),
    ]),
  ]
}

/** State first, then why it is so. */
function stateLines(item: ItemView, around: Around, say: Speech): string[] {
  const { raw, t, at } = say
  const { state, remark, waiver } = item
  const line = (key: string, params: Record<string, string | number> = {}) => t(`checklists.lines.${key}`, params)
  const word = `**${raw(`checklists.states.${state}`)}**`
  const settled = !item.parent && !item.automatic && item.settledByName !== null && item.settledAt !== null
  const by =
    settled && (state === 'done' || state === 'failed' || state === 'not_applicable' || state === 'stale')
      ? t('record.evidence.added', { name: item.settledByName!, at: at(item.settledAt!) })
      : ''
  const missed = item.missedAt && !item.automatic ? line(state === 'done' ? 'missed_late' : 'missed', { at: at(item.missedAt) }) : ''
  return [
    [word, by, item.late ? `**${raw('checklists.late')}**` : '', item.optional ? raw('checklists.optional') : '']
      .filter((part) => part !== '')
      .join(' · '),
    ...(state === 'waived' && waiver ? [line('waived', { at: at(waiver.endsAt), name: waiver.ownerName, reason: waiver.reason })] : []),
    ...(remark?.code === 'waiver_ended' && waiver ? [line('waiver_ended', { at: at(waiver.endsAt), name: waiver.ownerName })] : []),
    ...(state === 'not_applicable' ? [line('not_applicable', { reason: item.reason })] : []),
    ...(state !== 'not_applicable' && !item.parent && item.reason !== '' ? [line('failed', { reason: item.reason })] : []),
    ...remarkLines(item, around, say),
    ...(missed === '' ? [] : [missed]),
  ]
}

/** Why a state is not simply what somebody left there. What a waiver says is said beside it. */
function remarkLines(item: ItemView, { checklist, facts }: Around, say: Speech): string[] {
  const { raw, t, at } = say
  const { remark } = item
  if (!remark) return []
  const { params } = remark
  const line = (key: string, more: Record<string, string | number> = {}) => t(`checklists.lines.${key}`, more)
  switch (remark.code) {
    case 'condition': {
      const nameOf = (key: string) => {
        const fact = facts.find((one) => one.key === key)
        return fact ? planWords(say.language === 'both' ? say.locale : say.language, fact.label, fact.labelZh) : key
      }
      const written = String(params.condition)
      const said = sayCondition(written, checklist.facts, nameOf, (key, more) => raw(`checklists.${key}`, more))
      return [said === null ? line('condition', { condition: written }) : words(said)]
    }
    case 'condition_unreadable':
      return [line('condition_unreadable', { condition: String(params.condition) })]
    case 'unknown_kind':
    case 'bad_params':
      return [line(remark.code, { kind: item.kind })]
    case 'evidence_missing':
      return [line('evidence_missing')]
    case 'outside_limit':
      return [line('outside_limit', { measured: String(params.measured), limit: String(params.limit) })]
    case 'too_old': {
      const again = raw(`checklists.lines.too_old_again.${item.automatic ? 'run' : item.needs ? 'evidence' : 'tick'}`)
      return [line('too_old', { at: at(String(params.at)), hours: Number(params.hours), again })]
    }
    case 'changed':
      return item.run
        ? [line('changed', { at: at(item.run.at), change: String(params.change), changedAt: at(String(params.changedAt)) })]
        : []
    case 'no_run':
      return [item.suite ? line('no_run') : line('no_suite', { key: String(item.params.suiteKey ?? '') })]
    case 'running':
      return [line('running')]
    // The waiver and the reading say it themselves; what a run saw stands below.
    case 'waiver_ended':
    case 'missed':
    case 'run_failed':
      return []
  }
}

/** When it is due, whose it is, and what it stands on. */
function aboutLines(item: ItemView, { checklist }: Around, say: Speech): string[] {
  const { t, raw, at } = say
  const point = (key: string, value: string) => `${t(`record.plan.item.${key}`)}${say.colon}${value}`
  const role = checklist.roles.find((one) => one.key === item.roleKey)
  const due = item.dueAt === null ? '' : [item.due ?? '', at(item.dueAt)].filter((part) => part !== '').join(' · ')
  const settled = item.state === 'absent' || item.parent
  const waits = !settled && (item.state === 'open' || item.state === 'failed')
  const who = role ? say.plan(role.name, role.nameZh) : words(item.roleKey ?? '')
  const needed = !waits || item.needs === null || !raw.has(`checklists.needs.${item.needs}`) ? '' : raw(`checklists.needs.${item.needs}`)
  const { limit, ask } = item.params
  const asks = [needed, typeof limit === 'string' ? limit : '', waits && typeof ask === 'string' ? ask : '']
    .filter((part) => part !== '')
    .join(' · ')
  return [
    ...(due === '' || settled ? [] : [point('due', words(due))]),
    ...(who === '' ? [] : [point('role', who)]),
    ...(item.assignee ? [point('assignee', words(item.assignee.name))] : []),
    ...(asks === '' ? [] : [point('needs', words(asks))]),
    ...(item.startedAt && !settled ? [words(raw('checklists.lines.begun', { at: at(item.startedAt) }))] : []),
  ]
}

/** Details, the command, and what somebody noted. */
function printTexts(item: ItemView, say: Speech): string[] {
  const { t, language } = say
  const one = language === 'both' ? [item.details, item.detailsZh] : [planWords(language, item.details, item.detailsZh)]
  const texts = one.flatMap((text) => (text === '' ? [] : [quote(text)]))
  const { command, expected } = item.params
  return [
    ...texts.flatMap((lines) => [`- ${t('record.plan.item.details')}${say.end}`, ...below(['', ...lines])]),
    ...(typeof command === 'string'
      ? [`- ${t('record.plan.item.command')}${say.end}`, ...below(['', ...printFence('sh', visible(command))])]
      : []),
    ...(typeof expected === 'string' && expected !== ''
      ? [`- ${t('record.plan.item.expected')}${say.end}`, ...below(['', ...quote(expected)])]
      : []),
    ...(item.note === '' ? [] : [`- ${t('record.plan.item.note')}${say.end}`, ...below(['', ...quote(item.note)])]),
  ]
}

function printProof(item: ItemView, say: Speech): string[] {
  const lines = [...printRun(item, say), ...item.evidence.flatMap((entry) => printEvidence(entry, say))]
  if (lines.length > 0) return [`- ${say.t('record.plan.item.evidence')}${say.end}`, ...below(lines)]
  const missing = item.needs !== null && !item.parent && item.state !== 'absent' && item.state !== 'not_applicable'
  return missing ? [`- ${say.t('record.plan.item.evidence')}${say.colon}${say.t('record.plan.item.none')}`] : []
}
