import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

/** Files of the product, without tests and generated code. */
function sources(folder: string): string[] {
  return fs.readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const place = path.join(folder, entry.name)
    if (entry.isDirectory()) return entry.name === 'generated' || entry.name === 'testing' ? [] : sources(place)
    return /\.tsx?$/.test(entry.name) && !entry.name.includes('.test.') ? [place] : []
  })
}

const used = new Map<string, string>()
for (const file of [...sources('lib'), ...sources('app')]) {
  for (const [, code] of fs.readFileSync(file, 'utf8').matchAll(/\brefuse\(\s*['"]([a-z0-9_.]+)['"]/g))
    if (code) used.set(code.replaceAll('.', '_'), file)
}

describe.each(['en', 'zh'])('refusals in %s', (locale) => {
  const texts = JSON.parse(fs.readFileSync(`messages/${locale}/refusals.json`, 'utf8')) as Record<string, string>

  it('every code has a text', () => {
    expect([...used].filter(([code]) => !texts[code]).map(([code, file]) => `${code} (${file})`)).toEqual([])
  })

  it('keys are sorted, so that two people rarely edit one line', () => {
    expect(Object.keys(texts)).toEqual(Object.keys(texts).toSorted())
  })
})

it('codes are found at all', () => expect(used.size).toBeGreaterThan(20))
