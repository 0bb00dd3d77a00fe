import { describe, expect, it } from 'vitest'
import { readDocument } from './read-document'
import { spliceStates, spliceText } from './splice'

const item = (source: string) => readDocument(source).items[0]!

describe('a state is written where it stands', () => {
  it.each<[string, 'open' | 'done', string]>([
    ['- [ ] a', 'done', '- [x] a'],
    ['- [X] a', 'open', '- [ ] a'],
    ['- [X] a', 'done', '- [X] a'],
    ['- [] a', 'done', '- [x] a'],
    ['-\t[ ]  a \r\n\r\n', 'done', '-\t[x]  a \r\n\r\n'],
    ['\uFEFF> 1. [ ] a', 'done', '\uFEFF> 1. [x] a'],
    ['□ a', 'done', '☑ a'],
    ['☑ a', 'open', '☐ a'],
    ['［ ］ a', 'done', '［x］ a'],
    ['| Step | Status |\n|---|---|\n| a | ✅ Done (12 May) |', 'open', '| Step | Status |\n|---|---|\n| a | ⬜ Todo |'],
    ['| Step | Status |\n|---|---|\n| a | pending – Kim |', 'done', '| Step | Status |\n|---|---|\n| a | done – Kim |'],
    ['| Step | Status |\n|---|---|\n| a | TODO |', 'done', '| Step | Status |\n|---|---|\n| a | DONE |'],
    ['| Step | Status |\n|---|---|\n| a |  |', 'done', '| Step | Status |\n|---|---|\n| a |  done |'],
    ['| 检查项 | 状态 |\n|---|---|\n| a | 待办 |', 'done', '| 检查项 | 状态 |\n|---|---|\n| a | 完成 |'],
    ['| a \\| b | Done |\n|---|:-:|\n| x \\| [ ] y | [ ] |', 'done', '| a \\| b | Done |\n|---|:-:|\n| x \\| [ ] y | [x] |'],
    ['- TODO: a', 'done', '- DONE: a'],
  ])('%j, %s', (source, state, expected) => {
    expect(spliceStates(source, [{ mark: item(source).mark!, state }])).toBe(expected)
  })
})

it('a text is replaced and nothing else', () => {
  const source = '# T\r\n\r\n*  [x]   **Old** words  \r\n'
  expect(spliceText(source, item(source).words!, 'New\nwords')).toBe('# T\r\n\r\n*  [x]   New words  \r\n')
})
