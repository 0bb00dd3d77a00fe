import { describe, expect, it } from 'vitest'
import { readDocument } from './read-document'

const repeated = (text: string, length: number) => text.repeat(Math.ceil(length / text.length)).slice(0, length)

/** What once took time that grew with the square of the length or faster, or all of the stack. */
const heavy: [string, string][] = [
  ['a row of underscores with words behind it', `- [ ] Name: ${repeated('_', 60)} (print)`],
  ['underscores in a label', `- [ ] x ${repeated('_', 300_000)} y`],
  ['pictures that never end', repeated('![', 300_000)],
  ['a row of code ticks between pipes', `| a | b |\n|---|---|\n| ${repeated('`|', 200_000)}`],
  ['tables of HTML that never end', repeated('<table>\n', 300_000)],
  ['tables of HTML without rows', `${repeated('<table>\n', 200_000)}</table>`],
  ['titles of HTML that never end', repeated('<h1>', 200_000)],
  ['inputs that never end', repeated('<input ', 200_000)],
  ['summaries that never end', repeated('<summary>\n', 200_000)],
  ['lines of blanks', repeated('____\n\n', 200_000)],
  ['tables in the text of a list', `- a\n${repeated('a|b\n-|-\nx\n', 200_000)}`],
  ['a label over many lines', `- [ ] **a\n${repeated('[b\n', 300_000)}`],
  ['lists in lists', Array.from({ length: 200 }, (_, level) => `${'  '.repeat(level)}- [ ] level ${level}`).join('\n')],
  ['marks of lists and quotes on one line', repeated('> - 1. ', 20_000)],
]

describe('documents made to be slow', () => {
  it.each(heavy)(
    '%s',
    (_name, source) => {
      const from = process.cpuUsage()
      expect(readDocument(source).lines.length).toBeGreaterThan(0)
      const { user, system } = process.cpuUsage(from)
      expect((user + system) / 1000).toBeLessThan(3000)
    },
    30_000,
  )
})

describe('what is never closed hides no items', () => {
  it.each<[string, string]>([
    ['a summary', '<details>\n<summary>More\n\n- [ ] it\n'],
    ['a summary in a label', '- [ ] it <summary> here\n'],
    ['a table of HTML', '<table>\n<tr><td>a\n\n- [ ] it\n'],
    ['TOML', '+++\na = 1\n- [ ] it\n\n+++\n'],
  ])('%s', (_name, source) => {
    expect(readDocument(source).items.map(({ text }) => text.replace(/ here$/, ''))).toEqual(['it'])
  })
})
