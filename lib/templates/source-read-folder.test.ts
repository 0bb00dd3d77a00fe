import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { SourceFailure } from './source-failure'
import { readFolderSource } from './source-read-folder'
import { SourcePath } from './source-schema'

let outside: string
let folder: string
const failureOf = (file: string, root = folder) =>
  readFolderSource(root, file).then(
    () => 'none',
    (error: unknown) => (error instanceof SourceFailure ? error.code : error),
  )

beforeAll(() => {
  outside = mkdtempSync(path.join(tmpdir(), 'gonogo-folder-'))
  folder = path.join(outside, 'plans')
  mkdirSync(path.join(folder, 'team'), { recursive: true })
  writeFileSync(path.join(outside, 'secret.md'), 'secret')
  writeFileSync(path.join(folder, 'team/plan.md'), '\uFEFF- [ ] a\r\n')
  writeFileSync(path.join(folder, 'large.md'), 'x'.repeat(1_048_577))
  writeFileSync(path.join(folder, 'odd.md'), Buffer.from([0xff, 0xfe]))
  symlinkSync('../secret.md', path.join(folder, 'link.md'))
  symlinkSync('..', path.join(folder, 'up'))
  symlinkSync('team/plan.md', path.join(folder, 'inner.md'))
  execFileSync('mkfifo', [path.join(folder, 'pipe.md')])
})
afterAll(() => rmSync(outside, { recursive: true, force: true }))

it('reads a file below the folder, byte for byte, and one that a link inside leads to', async () => {
  expect((await readFolderSource(folder, 'team/plan.md')).text).toBe('\uFEFF- [ ] a\r\n')
  expect((await readFolderSource(folder, 'inner.md')).text).toBe('\uFEFF- [ ] a\r\n')
})

const refused: [file: string, code: string][] = [
  ['link.md', 'outside_folder'],
  ['up/secret.md', 'outside_folder'],
  ['../secret.md', 'outside_folder'],
  ['team', 'not_a_file'],
  ['pipe.md', 'not_a_file'],
  ['none.md', 'no_file'],
  ['large.md', 'too_large'],
  ['odd.md', 'not_text'],
]
for (const [file, code] of refused) it(`refuses ${file}: ${code}`, async () => expect(await failureOf(file)).toBe(code))

it('reads nothing where no folder is named or it is gone', async () => {
  expect(await failureOf('team/plan.md', '')).toBe('no_folder')
  expect(await failureOf('team/plan.md', path.join(outside, 'gone'))).toBe('no_folder')
})

it('takes no path that leads up or begins at the root', () => {
  for (const bad of ['../a.md', 'a/../../b.md', '/etc/passwd', './a.md', 'a//b.md', 'a\\b.md', '', 'a\nb'])
    expect(SourcePath.safeParse(bad).success).toBe(false)
  expect(SourcePath.parse('docs/计划 (1).md')).toBe('docs/计划 (1).md')
})
