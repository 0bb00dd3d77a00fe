'use client'

import type { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { PlanItem } from '@/lib/checklists/view'

type At = (at: string, look?: 'full' | 'day' | 'clock' | 'stamp') => string
type Translate = ReturnType<typeof useTranslations<'checklists'>>

/** One line under an item's text. */
export type Line = { tone: 'quiet' | 'why' | 'bad'; text: string }

/** A limit as people write it: `≤ 200 ms` for what is typed `<= 200 ms`. */
const sayLimit = (limit: string) => limit.replace('<=', '≤').replace('>=', '≥')
const clip = (text: string, max: number) => (text.length > max ? `${text.slice(0, max - 1)}…` : text)

/** How moments, lengths of time (milliseconds) and conditions are said. */
export interface Say {
  at: At
  span: (milliseconds: number) => string
  /** Null for what is no condition. */
  condition: (written: string) => string | null
}

/** What an item has to say for itself, the gravest first: why it failed or is stale, what it waits for, who settled it. */
export function linesOf(item: PlanItem, t: Translate, say: Say): Line[] {
  const { at } = say
  const lines: Line[] = [...stateLines(item, t, say)]
  const quiet = [
    settledLine(item, t, at),
    item.evidenceCount > 0 ? evidenceLine(item, t) : needsLine(item, t),
    dueLine(item, t, at),
    timeLine(item, t, say),
  ].filter((text) => text !== '')
  if (quiet.length > 0) lines.push({ tone: 'quiet', text: quiet.join(' · ') })
  if (item.note) lines.push({ tone: 'quiet', text: t('lines.note', { note: clip(item.note.replace(/\s+/g, ' '), 160) }) })
  return lines
}

function stateLines(item: PlanItem, t: Translate, say: Say): Line[] {
  const { at } = say
  const { remark, waiver } = item
  const lines: Line[] = []
  const why = (text: string) => lines.push({ tone: 'why', text })
  if (item.state === 'waived' && waiver)
    why(t('lines.waived', { at: at(waiver.endsAt), name: waiver.ownerName, reason: clip(waiver.reason, 200) }))
  if (remark?.code === 'waiver_ended' && waiver) why(t('lines.waiver_ended', { at: at(waiver.endsAt), name: waiver.ownerName }))
  if (item.state === 'not_applicable') lines.push({ tone: 'quiet', text: t('lines.not_applicable', { reason: clip(item.reason, 200) }) })
  if (remark?.code === 'too_old') why(tooOldLine(item, t, at))
  if (item.missedAt && !item.automatic) {
    if (item.state === 'open' || item.state === 'failed') why(t('lines.missed', { at: at(item.missedAt) }))
    else if (item.state === 'done') lines.push({ tone: 'quiet', text: t('lines.missed_late', { at: at(item.missedAt) }) })
  }
  if (item.automatic) return item.state === 'waived' ? lines : [...lines, ...runLines(item, t, say)]
  if (remark?.code === 'outside_limit') {
    lines.push({
      tone: 'bad',
      text: t('lines.outside_limit', { measured: String(remark.params.measured), limit: sayLimit(String(remark.params.limit)) }),
    })
  } else if (item.state === 'failed' && !item.parent && item.reason)
    lines.push({ tone: 'bad', text: t('lines.failed', { reason: clip(item.reason, 300) }) })
  if (remark?.code === 'evidence_missing') why(t('lines.evidence_missing'))
  if (remark?.code === 'unknown_kind' || remark?.code === 'bad_params') why(t(`lines.${remark.code}`, { kind: item.kind }))
  if (remark?.code === 'condition') lines.push({ tone: 'quiet', text: conditionLine(remark.params, t, say) })
  if (remark?.code === 'condition_unreadable') why(t('lines.condition_unreadable', { condition: String(remark.params.condition) }))
  return lines
}

function conditionLine({ condition }: Record<string, string | number>, t: Translate, say: Say): string {
  return say.condition(String(condition)) ?? t('lines.condition', { condition: String(condition) })
}

function tooOldLine({ remark, automatic, needs }: PlanItem, t: Translate, at: At): string {
  const { at: from = '', hours = 0 } = remark?.params ?? {}
  const again = t(`lines.too_old_again.${automatic ? 'run' : needs ? 'evidence' : 'tick'}`)
  return t('lines.too_old', { at: at(String(from)), hours: Number(hours), again })
}

/** The estimate, when somebody began, and how long it took. */
function timeLine(item: PlanItem, t: Translate, { at, span }: Say): string {
  if (item.parent || item.automatic || item.state === 'absent' || item.state === 'not_applicable') return ''
  const estimate = item.estimateMinutes === null ? '' : span(item.estimateMinutes * 60_000)
  const parts: string[] = []
  if (item.startedAt && item.settledAt && item.state !== 'open') {
    const took = span(Math.max(60_000, Math.round((Date.parse(item.settledAt) - Date.parse(item.startedAt)) / 60_000) * 60_000))
    return estimate ? t('lines.took_estimate', { span: took, estimate }) : t('lines.took', { span: took })
  }
  if (item.startedAt && item.state === 'open') parts.push(t('lines.begun', { at: at(item.startedAt, 'clock') }))
  if (estimate && item.state !== 'done') parts.push(t('lines.estimate', { span: estimate }))
  if (item.maxAgeHours !== null && item.state === 'open') parts.push(t('lines.counts_for', { hours: item.maxAgeHours }))
  return parts.join(' · ')
}

/** What an automatic item saw and when, and what made it stale. */
function runLines(item: PlanItem, t: Translate, say: Say): Line[] {
  const { at } = say
  const { run, remark } = item
  if (item.state === 'absent') return remark ? [{ tone: 'quiet', text: conditionLine(remark.params, t, say) }] : []
  if (!item.suite) return [{ tone: 'bad', text: t('lines.no_suite', { key: String(item.params.suiteKey ?? '') }) }]
  if (item.running && item.runCounts) return [{ tone: 'quiet', text: t('lines.running') }]
  if (remark?.code === 'too_old') return []
  if (!run) return [{ tone: 'quiet', text: t(item.runCounts || item.before === 'start' ? 'lines.no_run' : 'lines.run_later') }]
  if (remark?.code === 'changed') {
    const { change = '', changedAt = '' } = remark.params
    const text = t('lines.changed', { at: at(run.at, 'clock'), change: String(change), changedAt: at(String(changedAt), 'clock') })
    return item.runCounts ? [{ tone: 'why', text }] : [{ tone: 'quiet', text: t('lines.run_past') }]
  }
  const seen = { passed: run.passedCount, steps: run.stepCount, at: at(run.at) }
  if (run.state === 'passed') return [{ tone: 'quiet', text: t('lines.passed', seen) }]
  if (run.state === 'errored') return [{ tone: 'why', text: t('lines.errored', { at: at(run.at), summary: run.summary }) }]
  return [{ tone: 'bad', text: t('lines.run_state', { ...seen, summary: run.summary }) }]
}

function settledLine(item: PlanItem, t: Translate, at: At): string {
  const settled = item.state === 'done' || item.state === 'failed' || item.state === 'not_applicable'
  if (!settled || item.parent || item.automatic || !item.settledByName || !item.settledAt) return ''
  return t('lines.settled', { name: item.settledByName, at: at(item.settledAt) })
}

function evidenceLine(item: PlanItem, t: Translate): string {
  const limit = typeof item.params.limit === 'string' ? sayLimit(item.params.limit) : ''
  const measured = item.measured ? [item.measured, limit].filter(Boolean).join(' · ') : ''
  return measured || t('evidence.count', { count: item.evidenceCount })
}

function needsLine(item: PlanItem, t: Translate): string {
  if (item.state !== 'open' && item.state !== 'failed') return ''
  const { limit, ask } = item.params
  const known = {
    link: 'link',
    number: 'number',
    text: 'text',
    file: 'file',
    output: 'output',
    communication: 'communication',
    figures: 'figures',
  } as const
  if (!item.needs || !(item.needs in known)) return ''
  const what =
    item.needs === 'number' && typeof limit === 'string'
      ? t('needs.number_limit', { limit: sayLimit(limit) })
      : t(`needs.${known[item.needs as keyof typeof known]}`)
  return [t('lines.needs', { what }), typeof ask === 'string' ? ask : ''].filter(Boolean).join(': ')
}

function dueLine(item: PlanItem, t: Translate, at: At): string {
  if (!item.dueAt || item.parent || item.state === 'absent') return ''
  if (item.late) return t('lines.was_due', { at: at(item.dueAt, item.dueWholeDay ? 'day' : 'full') })
  return item.state === 'open' ? t('lines.due', { at: at(item.dueAt, item.dueWholeDay ? 'day' : 'full') }) : ''
}

const tones = { quiet: 'text-xs text-ink-3', why: 'text-sm text-hold', bad: 'text-sm text-nogo' }

/** The lines under an item's text. */
export function ItemLines({ lines, refused }: { lines: readonly Line[]; refused?: ReactNode }) {
  return (
    <>
      {lines.map((line) => (
        <div key={line.text} className={tones[line.tone]}>
          {line.text}
        </div>
      ))}
      {refused ? (
        <div role="alert" className="text-sm text-nogo">
          {refused}
        </div>
      ) : null}
    </>
  )
}
