import type { EvidenceView, PlanItem } from '@/lib/checklists/view'

/** The one dialog that is open, with what it is about. */
export type ActiveDialog =
  | { kind: 'evidence' | 'note' | 'assign' | 'fail' | 'not_applicable' | 'waive' | 'lift' | 'edit' | 'remove'; item: PlanItem }
  | { kind: 'remove_evidence'; item: PlanItem; entry: EvidenceView }
  | { kind: 'add'; phase: string; group: string; parent: PlanItem | null }
