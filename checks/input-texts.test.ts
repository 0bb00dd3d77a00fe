import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

/*
 * What a schema of ours complains with is a short key; people read its sentence in messages/…/input.json. A key without one would be shown as
 * it is.
 */

const root = path.resolve(import.meta.dirname, '..')

const sources = readdirSync(path.join(root, 'lib'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.includes('.test.') && !file.includes('/testing/'))
  .map((file) => ({ file: path.join('lib', file), text: readFileSync(path.join(root, 'lib', file), 'utf8') }))
  .filter(({ text }) => /from 'zod'/.test(text))

/** The last argument of a check, and what `addIssue` is told: `.min(1, 'required')`, `.regex(…, 'slug')`, `message: 'jsonpath'`. */
const complaints = [
  /\.(?:regex|refine|base64|email|url|int|iso\.\w+)\((?:[^()]|\([^()]*\))*?,?\s*'([a-z][a-z0-9_]*)',?\s*\)/g,
  /\.(?:min|max|length|gte|lte|multipleOf)\([\w.]+, '([a-z][a-z0-9_]*)'\)/g,
  /z\.coerce\.\w+(?:<\w+>)?\('([a-z][a-z0-9_]*)'\)/g,
  /code: 'custom',[^}]*message: (?:[^'}]*\? )?'([a-z][a-z0-9_]*)'(?: : '([a-z][a-z0-9_]*)')?/g,
]

function complaintsOf(text: string): string[] {
  return complaints.flatMap((pattern) => [...text.matchAll(pattern)].flatMap(([, ...keys]) => keys.filter((key) => key !== undefined)))
}

describe('what schemas complain with', () => {
  const found = sources.flatMap(({ file, text }) => complaintsOf(text).map((key) => ({ file, key })))

  it('is found in the schemas', () => {
    expect(new Set(found.map(({ key }) => key)).size).toBeGreaterThan(30)
    expect(complaintsOf(readFileSync(path.join(root, 'lib/smoke/step-schema.ts'), 'utf8'))).toEqual(
      expect.arrayContaining([
        'method',
        'part_content',
        'part_missing',
        'row_missing',
        'row_length',
        'base64',
        'assertion_missing',
        'suite_key',
      ]),
    )
  })

  it.each(['en', 'zh'])('has its words: %s', (locale) => {
    const words = JSON.parse(readFileSync(path.join(root, `messages/${locale}/input.json`), 'utf8')) as Record<string, string>
    expect(found.filter(({ key }) => !words[key])).toEqual([])
  })
})
