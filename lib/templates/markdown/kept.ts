import type { Cadence } from './timing'

/** Parts of a document that are no items of a checklist: recognised, typed and kept for the parts of the product that use them. */
export type KeptPart =
  | { kind: 'metrics'; line: number; endLine: number; rows: { name: string; target: string; threshold: string; line: number }[] }
  | {
      kind: 'risks'
      line: number
      endLine: number
      rows: { risk: string; probability: string; impact: string; mitigation: string; owner: string; line: number }[]
    }
  | { kind: 'alerts'; line: number; endLine: number; rules: KeptAlert[] }
  | { kind: 'triggers'; line: number; endLine: number; triggers: { text: string; line: number }[] }
  | { kind: 'prompts'; line: number; endLine: number; prompts: { text: string; line: number }[] }
  | { kind: 'watch'; line: number; endLine: number; cadences: (Cadence & { text: string; line: number })[] }
  | { kind: 'communication'; line: number; endLine: number; title: string; subject: string | null; body: string }
  | { kind: 'table'; line: number; endLine: number; headers: string[]; rows: string[][] }

export interface KeptAlert {
  name: string
  condition: string
  for: string | null
  severity: string | null
  action: string | null
}

/** Lines of a part that stand here and there in the document, not in one block. */
export function keptLines(part: KeptPart): number[] {
  const entries =
    part.kind === 'triggers' ? part.triggers : part.kind === 'prompts' ? part.prompts : part.kind === 'watch' ? part.cadences : []
  return entries.map(({ line }) => line)
}
