import { CHANNELS, RISK_LEVELS } from '@/lib/templates/parts'
import { SUBJECT_PARTS } from '@/lib/templates/schema'
import type { PartName } from './operation'

/** One input of a list's entries. Its label is `editor.parts.<list>.<name>`. */
export type PartField =
  | { is: 'pair'; name: string; zh: string; max: number; required?: boolean; lines?: boolean }
  | { is: 'line'; name: string; max: number; required?: boolean; mono?: boolean; lines?: boolean }
  | { is: 'key'; name: string }
  | { is: 'choice'; name: string; options: readonly string[]; words: 'levels' | 'channels' | 'before' }
  | { is: 'flag'; name: string }
  /** A whole number of hours. */
  | { is: 'number'; name: string; min: number; max: number }
  /** A length of time in minutes, asked for in minutes, hours or days. */
  | { is: 'span'; name: string; min: number; max: number }
  | { is: 'phase'; name: string }
  | { is: 'role'; name: string }
  | { is: 'several'; name: string; of: 'metrics' | 'parts'; options?: readonly string[]; min: number }
  | { is: 'fields'; name: string }

const title: PartField = { is: 'pair', name: 'title', zh: 'titleZh', max: 160, required: true }
const before: PartField = { is: 'choice', name: 'before', options: ['start', 'completion'], words: 'before' }
const DAY = 60 * 24

/** What the form of each list asks for, in its order. */
export const partFields: Record<PartName, readonly PartField[]> = {
  facts: [
    { is: 'pair', name: 'label', zh: 'labelZh', max: 120, required: true },
    { is: 'key', name: 'key' },
    { is: 'flag', name: 'default' },
  ],
  slots: [
    { is: 'role', name: 'slotRoleKey' },
    before,
    { is: 'number', name: 'validHours', min: 1, max: 720 },
    { is: 'pair', name: 'name', zh: 'nameZh', max: 80, required: true },
    { is: 'pair', name: 'meaning', zh: 'meaningZh', max: 400, required: true },
    { is: 'several', name: 'covers', of: 'parts', options: SUBJECT_PARTS, min: 1 },
  ],
  metadata: [
    { is: 'pair', name: 'label', zh: 'labelZh', max: 120, required: true },
    { is: 'line', name: 'value', max: 400 },
  ],
  metrics: [
    title,
    { is: 'line', name: 'unit', max: 20 },
    { is: 'line', name: 'target', max: 60, mono: true },
    { is: 'line', name: 'threshold', max: 60, mono: true },
  ],
  watches: [
    title,
    { is: 'phase', name: 'phase' },
    { is: 'span', name: 'fromMinutes', min: 0, max: 60 * DAY },
    { is: 'span', name: 'toMinutes', min: 1, max: 60 * DAY },
    { is: 'span', name: 'everyMinutes', min: 1, max: 30 * DAY },
    { is: 'span', name: 'graceMinutes', min: 1, max: 7 * DAY },
    { is: 'several', name: 'figures', of: 'metrics', min: 0 },
    before,
    { is: 'flag', name: 'optional' },
  ],
  communications: [
    title,
    { is: 'choice', name: 'channel', options: CHANNELS, words: 'channels' },
    { is: 'line', name: 'audience', max: 160 },
    { is: 'pair', name: 'subject', zh: 'subjectZh', max: 300 },
    { is: 'pair', name: 'text', zh: 'textZh', max: 8000, required: true, lines: true },
    { is: 'fields', name: 'fields' },
  ],
  risks: [
    { is: 'pair', name: 'text', zh: 'textZh', max: 300, required: true },
    { is: 'choice', name: 'probability', options: RISK_LEVELS, words: 'levels' },
    { is: 'choice', name: 'impact', options: RISK_LEVELS, words: 'levels' },
    { is: 'pair', name: 'mitigation', zh: 'mitigationZh', max: 1000, lines: true },
  ],
  triggers: [{ is: 'pair', name: 'text', zh: 'textZh', max: 300, required: true }],
  alerts: [
    { is: 'line', name: 'name', max: 120, required: true, mono: true },
    { is: 'line', name: 'condition', max: 300, required: true, mono: true },
    { is: 'line', name: 'for', max: 40, mono: true },
    { is: 'line', name: 'severity', max: 40 },
    { is: 'line', name: 'action', max: 160 },
  ],
  prompts: [title],
}

/** Lists whose entries are tall: each is closed until one opens it. */
export const FOLDED: ReadonlySet<PartName> = new Set(['slots', 'watches', 'communications'])

/** What a new entry of a list begins with; `name` is how it is called until somebody says better. */
export function newEntry(part: PartName, name: string, key: string, phase: string): Record<string, unknown> {
  switch (part) {
    case 'facts':
      return { key, label: name }
    case 'slots':
      return { slotRoleKey: 'tech_lead', name, before: 'start', covers: ['version', 'plan'], meaning: name }
    case 'metadata':
      return { label: name }
    case 'metrics':
    case 'prompts':
      return { key, title: name }
    case 'watches':
      return { key, title: name, phase, fromMinutes: 0, toMinutes: 60, everyMinutes: 15 }
    case 'communications':
      return { key, title: name, channel: 'mail', text: name }
    case 'risks':
      return { text: name, probability: 'low', impact: 'medium' }
    case 'triggers':
      return { text: name }
    case 'alerts':
      return { name, condition: 'error_rate > 1%' }
  }
}
