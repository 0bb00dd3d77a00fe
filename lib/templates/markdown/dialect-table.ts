import { escapeInline, splitUnescaped, unescapeInline } from './dialect-inline'

/** A table as every forge renders it. */
export function printTable(columns: readonly string[], rows: readonly (readonly string[])[]): string[] {
  return [
    `| ${columns.join(' | ')} |`,
    `| ${columns.map(() => '---').join(' | ')} |`,
    ...rows.map((cells) => `| ${cells.map((cell) => escapeInline(cell, { cell: true })).join(' | ')} |`),
  ]
}

/** Cells of a table's line, as the texts they show. */
export function readCells(line: string): string[] {
  const bare = line.trim().replace(/^\|/, '')
  const parts = splitUnescaped(bare, '|')
  if (parts.length > 1 && parts.at(-1)!.trim() === '') parts.pop()
  return parts.map((part) => unescapeInline(part.trim(), { cell: true }))
}

export const isRule = (line: string): boolean => /^\s*\|?(?:\s*:?-+:?\s*\|)*\s*:?-+:?\s*\|?\s*$/.test(line) && line.includes('-')
