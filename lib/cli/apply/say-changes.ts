import type { AppliedSuites } from '../apply'
import { plainText } from '../smoke/run-lines'

const marks = { added: '+', removed: '-', changed: '~', moved: '↕' } as const

/** What changes, suite by suite and step by step, for a person in front of a terminal. */
export function sayChanges(suites: AppliedSuites, dryRun: boolean): string[] {
  const lines = suites.flatMap(({ key, action, revision, about, steps }) => {
    if (action === 'same') return [`${key}: nothing to do`]
    const said = action === 'create' ? (dryRun ? 'would be created' : 'created') : dryRun ? 'would change' : 'changed'
    return [
      `${key}: ${said}${!dryRun && revision !== null ? `, now r${revision}` : ''}`,
      ...about.map(({ field, before, after }) => `  ~ ${field}: ${short(before)} → ${short(after)}`),
      ...steps.flatMap(({ step, change, lines: own }) => [
        `  ${marks[change]} ${plainText(step)}${change === 'moved' ? ' (moved)' : ''}`,
        // What is new as a whole is in the file; what goes is nowhere else.
        ...(change === 'changed' || change === 'removed' ? own.map((line) => `      ${indented(line)}`) : []),
      ]),
    ]
  })
  const changed = suites.filter(({ action }) => action !== 'same').length
  return [
    ...lines,
    dryRun ? `${changed} of ${suites.length} suites would change; nothing was written.` : `${changed} of ${suites.length} suites changed.`,
  ]
}

/** A line of YAML with its indentation. */
function indented(line: string): string {
  const indent = /^[-+]? */.exec(line)?.[0] ?? ''
  return `${indent}${plainText(line.slice(indent.length), 2000)}`
}

const short = (text: string) => JSON.stringify(text.length > 60 ? `${text.slice(0, 59)}…` : text)
