import type { EvidenceView, ItemView } from '@/lib/checklists/view'
import { readKept } from '@/lib/readings/figures'
import { printFence } from '@/lib/templates/markdown/dialect-fence'
import { below, digest, link, quote, type Speech, visible, words } from './words'

/** One piece of evidence, whole: what it is, who attached it and when. */
export function printEvidence(entry: EvidenceView, say: Speech): string[] {
  const { raw, t, at } = say
  const name = raw.has(`checklists.evidence.kinds.${entry.kind}`) ? raw(`checklists.evidence.kinds.${entry.kind}`) : words(entry.kind)
  const by = t('record.evidence.added', { name: entry.addedByName, at: at(entry.addedAt) })
  const { inline, block } = contentOf(entry, say)
  return [`- ${name}${inline === '' ? '' : `${say.colon}${inline}`} · ${by}`, ...(block.length > 0 ? below(['', ...block]) : [])]
}

const text = (value: unknown) => (typeof value === 'string' || typeof value === 'number' ? String(value) : '')

function contentOf({ kind, value, fileId }: EvidenceView, say: Speech): { inline: string; block: string[] } {
  switch (kind) {
    case 'link':
      return { inline: link(text(value.title), text(value.url)), block: [] }
    case 'number':
      return { inline: words(`${text(value.number)} ${text(value.unit)}`), block: [] }
    case 'file': {
      const named = say.raw('record.evidence.file', { name: text(value.name), size: text(value.size) })
      const file = fileId === null ? words(named) : link(named, `${say.base}/files/${fileId}`)
      const sum = text(value.sha256)
      return { inline: sum === '' ? file : `${file} · ${say.t('record.evidence.digest')} ${digest(sum)}`, block: [] }
    }
    case 'output':
      return { inline: '', block: printFence('text', visible(text(value.output))) }
    case 'communication':
      return { inline: communicationOf(value, say), block: [] }
    case 'figures':
      return { inline: '', block: figuresOf(value, say) }
    case 'text':
      return { inline: '', block: quote(text(value.text)) }
    default:
      // A kind this version does not know is shown as it is kept.
      return { inline: '', block: printFence('json', visible(JSON.stringify(value, null, 2))) }
  }
}

function communicationOf(value: Record<string, unknown>, { raw }: Speech): string {
  const mode = text(value.mode)
  const said = {
    name: text(value.name) || text(value.key),
    mode: raw.has(`communications.mode.${mode}`) ? raw(`communications.mode.${mode}`) : mode,
    count: typeof value.recipients === 'number' ? value.recipients : 0,
  }
  return words([raw('record.evidence.sent', said), text(value.subject)].filter((part) => part !== '').join(' · '))
}

function figuresOf(value: Record<string, unknown>, say: Speech): string[] {
  const { t, raw } = say
  const kept = readKept(value)
  if (!kept) return printFence('json', visible(JSON.stringify(value, null, 2)))
  const note = quote(kept.note)
  return [
    ...kept.figures.map(({ title, titleZh, unit, target, threshold, value: figure, worth }) => {
      const limits = [
        target === '' ? '' : t('record.evidence.target', { limit: target }),
        threshold === '' ? '' : t('record.evidence.threshold', { limit: threshold }),
      ].filter((part) => part !== '')
      const bad = worth === 'alarm' || worth === 'off_target' ? ` · **${raw(`readings.worth.${worth}`)}**` : ''
      const said = figure === null ? t('record.evidence.no_data') : words(`${figure} ${unit}`)
      return `- ${say.plan(title, titleZh)}${say.colon}${said}${bad}${limits.length > 0 ? ` (${limits.join(', ')})` : ''}`
    }),
    ...(kept.late ? [`- ${t('record.evidence.late')}`] : []),
    ...(note.length > 0 ? ['', ...note] : []),
  ]
}

/** What the product saw for an automatic item. */
export function printRun({ run }: ItemView, say: Speech): string[] {
  const { t, raw, at, base } = say
  if (!run) return []
  const seen = { passed: run.passedCount, steps: run.stepCount, at: at(run.at), summary: run.summary }
  const said =
    run.state === 'passed'
      ? t('checklists.lines.passed', seen)
      : run.state === 'errored'
        ? t('checklists.lines.errored', seen)
        : t('checklists.lines.run_state', seen)
  return [`- ${link(`${raw('record.evidence.run')} ${run.name}`, `${base}/smoke/runs/${run.id}`)}${say.colon}${said}`]
}
