import { describe, expect, it } from 'vitest'
import { readDocument } from './read-document'
import { toTemplateBody } from './to-template'

const fates = (text: string) => readDocument(text).lines.map(({ kind }) => kind)

describe('prose and titles say truly whether they are carried', () => {
  const rows: { name: string; text: string; kinds: string[] }[] = [
    {
      name: 'prose of a section without items is left',
      text: '## Words\nOf no item.\n## Do\n- [ ] it',
      kinds: ['heading', 'left', 'phase', 'item'],
    },
    {
      name: 'code of a section without items is left',
      text: '## Undo\n```sh\nmake\n```\n## Do\n- [ ] it',
      kinds: ['heading', 'left', 'left', 'left', 'phase', 'item'],
    },
    { name: 'prose beside items is a note', text: '## Do\nFirst think.\n- [ ] it', kinds: ['phase', 'note', 'item'] },
    {
      name: 'prose that introduces groups goes to the first of them',
      text: '# T\n## Do\nFirst think.\n### One\n- [ ] it',
      kinds: ['title', 'phase', 'note', 'group', 'item'],
    },
    { name: 'prose below the title introduces too much', text: '# T\nHello.\n## Do\n- [ ] it', kinds: ['title', 'left', 'phase', 'item'] },
    {
      name: 'questions of a retrospective are kept',
      text: '## Do\n- [ ] it\n## Lessons learned\n- What went well?',
      kinds: ['phase', 'item', 'heading', 'kept'],
    },
    {
      name: 'a title that is a watch is kept',
      text: '## Do\n- [ ] it\n## Hour 2-6: every hour\nLook.',
      kinds: ['phase', 'item', 'kept', 'left'],
    },
  ]
  it.each(rows)('$name', ({ text, kinds }) => expect(fates(text)).toEqual(kinds))

  it('an introduction is in the details of the first item', () => {
    const { body } = toTemplateBody(readDocument('# T\n## Do\nFirst think.\n### One\n- [ ] it'))
    expect(body.phases[0]!.groups[0]!.items[0]!.details).toBe('First think.')
  })

  it('questions become prompts', () => {
    const { body } = toTemplateBody(readDocument('- [ ] it\n\n## 复盘\n- 哪些做得好？\n- [ ] 写下来\n'))
    expect(body.prompts).toMatchObject([{ title: '哪些做得好？', titleZh: '哪些做得好？' }])
  })
})
