import { spawnSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, it } from 'vitest'

const folder = mkdtempSync(path.join(tmpdir(), 'gonogo-read-'))
const file = (name: string, content: string | Buffer) => writeFileSync(path.join(folder, name), content)

/** As a person runs it, from another folder than the program's. */
function gonogo(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [path.resolve('lib/cli/gonogo.mjs'), 'read', ...args], {
    cwd: folder,
    encoding: 'utf8',
  })
  return { status, stderr, stdout, lines: stdout.trim().split('\n') }
}

it('prints one line a file in the order given, the refused among them', () => {
  file('good.md', '# Good\n\n- [x] done\n')
  file('binary.md', Buffer.from([0x23, 0x20, 0x41, 0x0a, 0xff, 0xfe]))
  file('nul.md', 'a\n\nb\0c')
  const { status, lines } = gonogo('good.md', 'missing.md', 'binary.md', '.', 'nul.md', './good.md', '--as', 'checklist', '--json')
  expect(status).toBe(1)
  expect(lines.map((line) => JSON.parse(line) as unknown)).toMatchObject([
    {
      file: 'good.md',
      title: 'Good',
      items: [{ text: 'done', state: 'done', depth: 0, section: 'Good', line: 3, source: 'task' }],
      slots: [],
      fields: [],
      notUnderstood: [],
    },
    { file: 'missing.md', refused: [{ line: 1, why: 'there is no such file' }] },
    { file: 'binary.md', refused: [{ line: 2, why: 'it is not UTF-8 text' }] },
    { file: '.', refused: [{ line: 1, why: 'it is a folder' }] },
    { file: 'nul.md', refused: [{ line: 3, why: 'it holds a NUL byte: it is no text' }] },
    { file: './good.md', title: 'Good' },
  ])
}, 60_000)

it('reads the standard input as -, names UTF-16, and ends quietly when nobody listens any more', () => {
  file('wide.md', Buffer.from('\uFEFF- [ ] a\n', 'utf16le'))
  const command = [path.resolve('lib/cli/gonogo.mjs'), 'read', '-', 'wide.md', '--as', 'checklist', '--json']
  const piped = spawnSync(process.execPath, command, { cwd: folder, encoding: 'utf8', input: '- [ ] from a pipe\n' })
  expect(
    piped.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown),
  ).toMatchObject([
    { file: '-', items: [{ text: 'from a pipe' }] },
    { file: 'wide.md', refused: [{ line: 1, why: 'it is UTF-16 text: save it as UTF-8' }] },
  ])
  file('good.md', '# Good\n\n- [x] done\n')
  const many = Array.from({ length: 3 }, () => 'good.md').join(' ')
  const shell = `"${process.execPath}" "${path.resolve('lib/cli/gonogo.mjs')}" read ${many} --as checklist --json | true`
  const cut = spawnSync('sh', ['-c', shell], { cwd: folder, encoding: 'utf8' })
  expect(cut.stderr).toBe('')
}, 60_000)

it('says the same in words, and what is wrong with its arguments', () => {
  file('good.md', '# Good\n\n- [x] done\n')
  const said = gonogo('good.md', '--as', 'checklist')
  expect(said.status).toBe(0)
  expect(said.stdout).toContain('[x] done')
  for (const args of [[], ['--as', 'checklist'], ['good.md'], ['good.md', '--as', 'poem'], ['good.md', '--as', 'checklist', '--loud']]) {
    const { status, stderr } = gonogo(...args)
    expect(status).toBe(2)
    expect(stderr).toContain('Usage')
  }
}, 60_000)

it('reads curl commands as a suite, and says which were not read', () => {
  file('checks.sh', '#!/bin/bash\n# expect 200\ncurl -H "X-Key: $KEY" http://api.test/health\ncurl -K more http://api.test/\n')
  file('good.txt', 'curl http://api.test/a')
  const { status, lines } = gonogo('checks.sh', 'good.txt', 'missing.sh', '--as', 'suite', '--json')
  expect(status).toBe(1)
  expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
    {
      file: 'checks.sh',
      requests: [
        {
          name: 'GET /health',
          method: 'GET',
          url: 'http://api.test/health',
          headers: [{ name: 'X-Key', value: '{{KEY}}' }],
          body: null,
          assertions: [{ kind: 'status', params: { expected: '200' } }],
          captures: [],
          followRedirects: false,
          line: 3,
        },
      ],
      refused: [{ line: 4, why: '`-K`: the file with further options is not known here' }],
    },
    {
      file: 'good.txt',
      requests: [
        {
          name: 'GET /a',
          method: 'GET',
          url: 'http://api.test/a',
          headers: [],
          body: null,
          assertions: [],
          captures: [],
          followRedirects: false,
          line: 1,
        },
      ],
      refused: [],
    },
    { file: 'missing.sh', requests: [], refused: [{ line: 1, why: 'there is no such file' }] },
  ])
  const said = gonogo('checks.sh', '--as', 'suite')
  expect(said.stdout).toContain('3: GET /health: GET http://api.test/health')
  expect(said.stdout).toContain('checks.sh:4: refused: `-K`')
  expect(gonogo('good.txt', '--as', 'suite').status).toBe(0)
}, 60_000)
