import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

/*
 * Every check is shown to fail: a copy of the house's configuration, with violations planted in files as they would
 * stand, is given to the real tools. A check that says "no violations" to these is not a check.
 */
const root = process.cwd()
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'gonogo-planted-'))
const tool = (name: string) => path.join(root, 'node_modules/.bin', name)

const verb = `import { command } from '@/lib/core/command'\n`

type Plant = [name: string, file: string, text: string, rule: string]

const planted: Plant[] = [
  ['lib imports app', 'lib/smoke/a.ts', `import { x } from '@/app/x'\nexport const y = x\n`, 'house(layers)'],
  ['lib re-exports a component', 'lib/smoke/b.ts', `export { Button } from '../../components/ui/button'\n`, 'house(layers)'],
  ['a rule imports next', 'lib/smoke/rules.ts', `import { cookies } from 'next/headers'\nexport const y = cookies\n`, 'house(layers)'],
  [
    'a floor imports the one above',
    'lib/smoke/c.ts',
    `import { sign } from '@/lib/releases/sign'\nexport const y = sign\n`,
    'house(layers)',
  ],
  ['the same, when it runs', 'lib/smoke/d.ts', `export const y = async () => import('@/lib/releases/sign')\n`, 'house(layers)'],
  [
    'a verb imports the database',
    'lib/smoke/verb.ts',
    `${verb}import { db } from '@/lib/core/db/client'\nexport const y = command(db)\n`,
    'house(layers)',
  ],
  ['a door imports the database', 'app/page.tsx', `import { db } from '@/lib/core/db/client'\nexport const y = db\n`, 'house(layers)'],
  [
    'a component imports a verb',
    'components/x/a.tsx',
    `import { sign } from '@/lib/releases/sign'\nexport const y = sign\n`,
    'house(layers)',
  ],
  [
    'a client file imports queries',
    'app/view.tsx',
    `'use client'\nimport { q } from '@/lib/smoke/queries'\nexport const y = q\n`,
    'house(layers)',
  ],
  ['a schema reads files', 'lib/smoke/schema.ts', `import fs from 'node:fs'\nexport const y = fs\n`, 'house(layers)'],
  [
    'a feature without a floor',
    'lib/weather/a.ts',
    `import { command } from '@/lib/core/command'\nexport const y = command\n`,
    'house(layers)',
  ],
  ['words in JSX', 'components/x/text.tsx', `export const A = () => <p>Release</p>\n`, 'house(no-literal-text)'],
  ['Chinese in JSX', 'components/x/zh.tsx', `export const A = () => <p>发布</p>\n`, 'house(no-literal-text)'],
  ['words in braces', 'components/x/braces.tsx', `export const A = () => <p>{'Release'}</p>\n`, 'house(no-literal-text)'],
  [
    'words in a condition',
    'components/x/if.tsx',
    `export const A = (p: { on: boolean }) => <p>{p.on ? 'Stop' : null}</p>\n`,
    'house(no-literal-text)',
  ],
  [
    'words in a template',
    'components/x/quasi.tsx',
    'export const A = (p: { n: number }) => <p>{`${p.n} items`}</p>\n',
    'house(no-literal-text)',
  ],
  [
    'words in a label',
    'components/x/label.tsx',
    `export const A = () => <button type="button" aria-label="Close" />\n`,
    'house(no-literal-text)',
  ],
  [
    'a forgotten promise',
    'lib/smoke/float.ts',
    `const f = async () => 1\nexport function y(): void {\n  f()\n}\n`,
    'typescript(no-floating-promises)',
  ],
  [
    'a missed case',
    'lib/smoke/case.ts',
    `export function y(s: 'a' | 'b'): number {\n  switch (s) {\n    case 'a':\n      return 1\n  }\n  return 0\n}\n`,
    'typescript(switch-exhaustiveness-check)',
  ],
  ['any', 'lib/smoke/any.ts', `export const y: any = 1\n`, 'typescript(no-explicit-any)'],
  ['a file of everything', 'lib/smoke/utils.ts', `export const y = 1\n`, 'house(plain-names)'],
  ['a file in camel case', 'lib/smoke/startRun.ts', `export const y = 1\n`, 'unicorn(filename-case)'],
  ['a circle', 'lib/smoke/one.ts', `import { b } from './two'\nexport const a = (): unknown => b\n`, 'import(no-cycle)'],
  [
    'a long file',
    'lib/smoke/long.ts',
    `${Array.from({ length: 260 }, (_, n) => `export const y${n} = ${n}`).join('\n')}\n`,
    'eslint(max-lines)',
  ],
]

const sound: [file: string, text: string][] = [
  ['lib/core/command.ts', 'export const command = (x: unknown) => x\n'],
  ['lib/core/db/client.ts', 'export const db = 1\n'],
  ['lib/releases/sign.ts', `${verb}import { q } from '@/lib/smoke/queries'\nexport const sign = command(q)\n`],
  ['lib/smoke/queries.ts', `import { db } from '@/lib/core/db/client'\nexport const q = db\n`],
  ['lib/smoke/two.ts', `import { a } from './one'\nexport const b = (): unknown => a\n`],
  ['app/x.tsx', `export const x = 1\nexport const A = () => <p title="api.example.com">Gonogo · 12 {'→'}</p>\n`],
  ['components/ui/button.tsx', `export const Button = () => <hr />\n`],
]

let found: Record<string, string[]> = {}

beforeAll(() => {
  for (const file of [
    '.oxlintrc.json',
    'biome.json',
    'tsconfig.json',
    'checks/house-plugin.ts',
    'checks/layers.ts',
    'checks/texts.ts',
    'package.json',
  ]) {
    write(file, fs.readFileSync(path.join(root, file), 'utf8'))
  }
  fs.symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'))
  for (const [, file, text] of planted) write(file, text)
  for (const [file, text] of sound) write(file, text)
  const { stdout, stderr } = spawnSync(process.execPath, [tool('oxlint'), '--format', 'json', 'app', 'lib', 'components'], {
    cwd: folder,
    encoding: 'utf8',
    env: withTools(),
  })
  const report = JSON.parse(stdout || `{"error": ${JSON.stringify(stderr)}}`) as { diagnostics: { code: string; filename: string }[] }
  found = Object.groupBy(report.diagnostics, (problem) => problem.filename) as never
  for (const [file, problems] of Object.entries(found))
    found[file] = (problems as unknown as { code: string }[]).map((problem) => problem.code)
}, 60_000)

afterAll(() => fs.rmSync(folder, { recursive: true, force: true }))

describe('lint finds what is planted', () => {
  it.each(planted)('%s', (_name, file, _text, rule) => expect(found[file] ?? []).toContain(rule))

  it('and nothing in sound files', () => {
    const elsewhere = Object.keys(found).filter((file) => !planted.some((plant) => plant[1] === file))
    // The other half of the planted circle is reported too.
    expect(elsewhere.filter((file) => file !== 'lib/smoke/two.ts')).toEqual([])
  })
})

describe('format finds what is planted', () => {
  it('a file with other quotes', () => {
    write('lib/smoke/quotes.ts', 'export const y = "x";\n')
    expect(
      spawnSync(process.execPath, [tool('biome'), 'format', '--vcs-enabled=false', 'lib/smoke/quotes.ts'], { cwd: folder }).status,
    ).toBe(1)
  })
})

describe('types find what is planted', () => {
  it('an undefined that is not handled', () => {
    write('types/a.ts', 'export const y = (list: string[]): string => list[0]\n')
    write(
      'types/tsconfig.json',
      JSON.stringify({ extends: '../tsconfig.json', include: ['*.ts'], compilerOptions: { types: [], plugins: [] } }),
    )
    const { status, stdout } = spawnSync(tool('tsc'), ['--noEmit', '-p', 'types'], { cwd: folder, encoding: 'utf8', env: withTools() })
    expect(stdout).toContain('TS2322')
    expect(status).not.toBe(0)
  }, 30_000)
})

describe('unit tests are pure', () => {
  it('importing the database throws', async () => {
    await expect(import('@/lib/core/db/client')).rejects.toThrow(/unit test/)
  })

  it('so does importing a verb', async () => {
    await expect(import('@/lib/core/command')).rejects.toThrow(/unit test/)
  })
})

function write(file: string, text: string): void {
  const place = path.join(folder, file)
  fs.mkdirSync(path.dirname(place), { recursive: true })
  fs.writeFileSync(place, text)
}

function withTools(): NodeJS.ProcessEnv {
  return { ...process.env, PATH: `${path.join(root, 'node_modules/.bin')}${path.delimiter}${process.env.PATH ?? ''}` }
}
