import { SUBJECT_PARTS, type SubjectPartKey } from '@/lib/templates/schema'

/**
 * The parts of a subject that exist in this version, in the order they are read. A slot may cover parts that later
 * versions add (`rollout`, `rollback`); a part that did not exist when something was signed is not compared.
 */
export const parts = [
  'version',
  'artifacts',
  'configuration',
  'plan',
  'exceptions',
  'evidence',
] as const satisfies readonly SubjectPartKey[]
export type Part = (typeof parts)[number]

/** Every part a slot may name as covered, the coming ones too. */
export const coverable: readonly SubjectPartKey[] = SUBJECT_PARTS
