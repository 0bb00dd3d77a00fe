import type { ReadCapture } from '../read-request'
import { about } from '../why'
import type { BrunoFile } from './bruno-file'
import { readExpression } from './read-expression'

/** The variables set after the answer. Refused: expressions that are more than a place in it. */
export function readCaptures(file: BrunoFile): ReadCapture[] {
  const captures: ReadCapture[] = []
  for (const { name, value, line } of file.items(file.take('vars:post-response'))) {
    // A name that begins with @ is one that later requests do not see in Bruno; in a suite all do.
    const own = name.replace(/^@/, '')
    const subject = readExpression(value)
    if (
      !subject ||
      subject.of === 'latency' ||
      subject.of === 'size' ||
      subject.of === 'xpath' ||
      (subject.of === 'json' && subject.length)
    ) {
      file.refuse(line, about('vars:post-response', 'expression_unread'))
      continue
    }
    const capture = (from: ReadCapture['from'], path = '') => captures.push({ name: file.variables.name(own, line), from, path })
    if (subject.of === 'json') capture(subject.path === '$' ? 'body' : 'json', subject.path === '$' ? '' : subject.path)
    else if (subject.of === 'header') capture('header', subject.name)
    else capture(subject.of)
  }
  return captures
}
