import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { listEntries, providedFor, spokenInBrowser, textFacts } from './page-texts'

const root = path.resolve(import.meta.dirname, '..')
const entries = listEntries()
const named = (file: string) => path.relative(root, file)

describe('the texts that a page sends to the browser', () => {
  it.each(entries.map((entry) => [named(entry), entry]))('%s: nothing it says is missing', (_name, entry) => {
    const provided = providedFor(entry)
    expect([...spokenInBrowser(entry)].filter((feature) => !provided.has(feature)).toSorted()).toEqual([])
  })

  it.each(entries.flatMap((entry) => (textFacts(entry).provides.length > 0 ? [[named(entry), entry]] : [])))(
    '%s: nothing is sent that nobody below says',
    (_name, entry) => {
      const below = path.basename(entry) === 'layout.tsx' ? entries.filter((one) => one.startsWith(path.dirname(entry))) : [entry]
      const spoken = new Set(below.flatMap((one) => [...spokenInBrowser(one)]))
      expect(textFacts(entry).provides.filter((feature) => !spoken.has(feature))).toEqual([])
    },
  )

  it('finds pages, and what they say, at all', () => {
    expect(entries.length).toBeGreaterThan(40)
    expect([...spokenInBrowser(path.join(root, 'app/(ops)/page.tsx'))]).toContain('board')
  })
})
