import type { z } from 'zod'

/** The kinds of evidence an item can carry. */
export const EVIDENCE_KINDS = ['link', 'number', 'text', 'file', 'output', 'communication', 'figures'] as const
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number]

/** Evidence as rules see it; removed entries are left out before. `value` is as stored, of any shape until read. */
export interface EvidenceFact {
  id: string
  kind: string
  value: unknown
  addedAt: Date
}

/**
 * What the evidence of an item allows: `enough` to tick it; `missing` with the kind it waits for; `outside` its limit,
 * which is a failure, with the measured number and the limit as people read them.
 */
export type EvidenceJudgement =
  | { answer: 'enough' }
  | { answer: 'missing'; needs: EvidenceKind }
  | { answer: 'outside'; measured: string; limit: string }

/** What a text of a kind can be chosen from, where the page knows them; elsewhere its key is typed. */
export type ChoiceSource = 'suites' | 'communications' | 'watches'

/** One input of a kind's form. `label` and `hint` are keys in the messages of `templates`. */
export interface KindField {
  name: string
  type: 'text' | 'textarea' | 'number' | 'boolean'
  label: string
  hint?: string
  required: boolean
  /** Of a text: the keys a page may offer. */
  choices?: ChoiceSource
  /** Of a number, as written behind it: `min`. */
  unit?: string
  /** What a machine reads: shown in monospace. */
  mono?: boolean
}

/**
 * A kind of checklist item. A new kind is one file here, one line in the index, one test.
 * `automatic` kinds are settled by the product and never ticked by hand; they can be waived.
 */
export interface ItemKind<P = unknown> {
  kind: string
  /** Key in the messages of `templates`. */
  label: string
  fields: KindField[]
  params: z.ZodType<P>
  automatic: boolean
  /** The kind of evidence that a tick stands on, if any. */
  needs: EvidenceKind | null
  judgeEvidence: (params: P, evidence: readonly EvidenceFact[]) => EvidenceJudgement
}

/** Fixes the type of the parameters while a kind is written; the registry holds kinds of every type. */
export function defineKind<P>(kind: ItemKind<P>): ItemKind {
  return kind as unknown as ItemKind
}

/** A judgement for kinds that want at least one entry of one kind of evidence. */
export function wantsOne(needs: EvidenceKind) {
  return (_params: unknown, evidence: readonly EvidenceFact[]): EvidenceJudgement =>
    evidence.some((entry) => entry.kind === needs) ? { answer: 'enough' } : { answer: 'missing', needs }
}
