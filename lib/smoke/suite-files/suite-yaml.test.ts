import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { SuiteDefinition } from '../step-schema'
import { shippedSuites } from '../suites/shipped-suites'
import { printSuiteYaml } from './print-suite-yaml'
import { readSuiteYaml } from './read-suite-yaml'
import { isSuiteFile } from './suite-file'
import { anyDefinition, anyLine, anyText } from './testing/any-suite'

const whole = `# What must hold after every deployment.
gonogo: suite/1
key: jobs
integration: uppzy
name: Jobs
description: |
  Two lines
  of text
steps:
  - include: base
  - name: Clean
    phase: setup
    always: true
    timeout: 1.5s
    retries: 2
    request:
      method: post
      url: '{{BASE_URL}}/reset'
      query: { all: true, page: 1 }
      headers:
        - { name: X-A, value: 1.0 }
        - { name: X-A, value: 2 }
      auth: { basic: { user: smoke, password: '{{PASSWORD}}' } }
      body:
        json: { ids: [1, 2], name: '{{NAME}}' }
      follow_redirects: false
      http: 1.1
      tls: { verify: false }
    expect:
      - status: 2xx
      - jsonpath: { path: $.done, op: equals, value: true }
      - latency: 3000
    capture:
      - { name: TOKEN, json: $.token, secret: true }
      - { name: ALL, body: true }
  - name: Wait
    probe: readiness
    request: { url: '{{BASE_URL}}/jobs/{{ROW}}' }
    poll:
      submit:
        request: { method: POST, url: '{{BASE_URL}}/jobs', body: { form: { a: b } } }
        expect: [{ status: 202 }]
      done_when: [{ jsonpath: { path: $.state, op: equals, value: done } }]
      fail_when: [{ jsonpath: { path: $.state, op: equals, value: failed } }]
      every: 500ms
      within: 2m
    rows:
      columns: [ROW]
      values: [[1], [two]]
`

describe('a suite file', () => {
  test('says every field of a step', () => {
    const answer = readSuiteYaml(whole)
    if (!answer.ok) throw new Error(JSON.stringify(answer.flaws))
    const { definition, ...rest } = answer.file
    expect(rest).toEqual({ key: 'jobs', integration: 'uppzy', name: 'Jobs', description: 'Two lines\nof text' })
    expect(definition).toEqual(
      SuiteDefinition.parse({
        steps: [
          { kind: 'include', suite: 'base' },
          {
            name: 'Clean',
            phase: 'setup',
            always: true,
            timeoutMs: 1500,
            retries: 2,
            request: {
              method: 'POST',
              url: '{{BASE_URL}}/reset',
              query: [
                { name: 'all', value: 'true' },
                { name: 'page', value: '1' },
              ],
              headers: [
                { name: 'X-A', value: '1.0' },
                { name: 'X-A', value: '2' },
              ],
              auth: { kind: 'basic', user: 'smoke', password: '{{PASSWORD}}' },
              body: { kind: 'json', text: JSON.stringify({ ids: [1, 2], name: '{{NAME}}' }, null, 2) },
              followRedirects: false,
              http: '1.1',
              tls: { verify: false },
            },
            assertions: [
              { kind: 'status', params: { expected: '2xx' } },
              { kind: 'jsonpath', params: { path: '$.done', op: 'equals', value: 'true' } },
              { kind: 'latency', params: { maxMs: 3000 } },
            ],
            captures: [
              { name: 'TOKEN', from: 'json', path: '$.token', secret: true },
              { name: 'ALL', from: 'body' },
            ],
          },
          {
            name: 'Wait',
            probe: 'readiness',
            request: { url: '{{BASE_URL}}/jobs/{{ROW}}' },
            poll: {
              submit: {
                request: { method: 'POST', url: '{{BASE_URL}}/jobs', body: { kind: 'form', fields: [{ name: 'a', value: 'b' }] } },
                assertions: [{ kind: 'status', params: { expected: '202' } }],
              },
              doneWhen: [{ kind: 'jsonpath', params: { path: '$.state', op: 'equals', value: 'done' } }],
              failWhen: [{ kind: 'jsonpath', params: { path: '$.state', op: 'equals', value: 'failed' } }],
              intervalMs: 500,
              windowMs: 120_000,
            },
            rows: { columns: ['ROW'], rows: [['1'], ['two']] },
          },
        ],
      }),
    )
    expect(isSuiteFile(whole)).toBe(true)
  })

  test.each([
    ['a line that is no YAML', whole.replace('    retries: 2', '\tretries: 2'), '\tretries'],
    ['an unknown key', whole.replace('    retries: 2', '    retry: 2'), 'retry: 2'],
    ['an unknown kind', whole.replace('- latency: 3000', '- speed: 3000'), 'speed'],
    ['a wrong parameter', whole.replace('op: equals, value: true', 'op: is, value: true'), 'is, value'],
    ['a path that is none', whole.replace('path: $.done', 'path: done'), 'done, op'],
    ['a status that is none', whole.replace('status: 2xx', 'status: fine'), 'fine'],
    ['a length of time without a unit', whole.replace('timeout: 1.5s', 'timeout: 1500'), '1500'],
    ['a key twice', whole.replace('    always: true', '    phase: check'), 'phase: check'],
    ['a method that is none', whole.replace('method: post', 'method: trace'), 'trace'],
    ['a secret that is written out', whole.replace("'{{PASSWORD}}'", 'hunter2'), 'hunter2'],
    ['an alias', whole.replace('[1, 2]', '[&a 1, *a]'), '*a'],
    ['two documents', `${whole}---\na: b\n`, '---'],
    ['another mark', whole.replace('suite/1', 'suite/9'), 'suite/9'],
    ['nothing', '', ''],
  ])('%s is told at its place', (_name, text, needle) => {
    const answer = readSuiteYaml(text)
    const before = text.slice(0, text.indexOf(needle)).split('\n')
    const place = { line: before.length, column: before.at(-1)!.length + 1 }
    expect(answer.ok ? null : answer.flaws[0]).toMatchObject(place)
    expect(JSON.stringify(answer)).not.toContain('hunter2')
  })

  test('a field that is missing is named', () => {
    const answer = readSuiteYaml(whole.replace("      url: '{{BASE_URL}}/reset'\n", ''))
    expect(answer.ok ? [] : answer.flaws).toMatchObject([{ line: 17, why: expect.stringContaining('url') as string }])
  })

  test.each<[assertion: string, en: string, zh: string]>([
    ['jsonpath: { op: equals }', 'path: Fill this in.', 'path：请填写此项。'],
    ['status: { expected: 200, more: x }', 'There is nothing called more here.', '这里没有名为 more 的内容。'],
    ['latency: fast', 'Give a number.', '请填写数字。'],
  ])('what a kind has against %s is said in either language', (assertion, en, zh) => {
    const text = `gonogo: suite/1\nkey: s\nname: S\nsteps:\n  - name: A\n    request: { url: 'https://a.example' }\n    expect: [{ ${assertion} }]\n`
    const said = (['en', 'zh'] as const).map((locale) => {
      const answer = readSuiteYaml(text, locale)
      return answer.ok ? null : answer.flaws.map(({ why }) => why)
    })
    expect(said).toEqual([[en], [zh]])
  })

  test('a secret that a suite writes out is not printed', () => {
    const definition = SuiteDefinition.parse({
      steps: [
        {
          name: 'Ask me',
          request: {
            url: 'https://a.example',
            auth: { kind: 'basic', user: 'a', password: 'hunter2' },
            headers: [{ name: 'X-Api-Key', value: 'hunter3' }],
          },
          assertions: [{ kind: 'status', params: { expected: '200' } }],
        },
      ],
    })
    const printed = printSuiteYaml({ key: 'a', integration: null, name: 'A', description: '', definition })
    expect(printed).not.toContain('hunter')
    expect(printed).toContain('# {{ASK_ME_PASSWORD}} stands for a secret')
    expect(readSuiteYaml(printed)).toMatchObject({ ok: true })
  })

  test('the suites that ship are the same when they were printed', () => {
    for (const { key, definition } of shippedSuites) {
      const suite = { key, integration: null, name: key, description: '', definition: SuiteDefinition.parse(definition) }
      expect(readSuiteYaml(printSuiteYaml(suite))).toEqual({ ok: true, file: suite })
    }
  })

  test('any suite is the same when it was printed', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(anyDefinition, anyLine, anyText, (definition, name, description) => {
        const suite = { key: 'any', integration: 'some', name: name.slice(0, 120).trim(), description: description.trim(), definition }
        expect(readSuiteYaml(printSuiteYaml(suite))).toEqual({ ok: true, file: suite })
      }),
      { numRuns: 400 },
    )
  })

  test('any text is read or told', { timeout: 60_000 }, () => {
    const lines = fc.array(fc.oneof(fc.string(), fc.constantFrom(...whole.split('\n'))), { maxLength: 40 })
    fc.assert(
      fc.property(lines, (all) => {
        const answer = readSuiteYaml(all.join('\n'))
        for (const { line, column, why } of answer.ok ? [] : answer.flaws) {
          expect(line).toBeGreaterThanOrEqual(1)
          expect(line).toBeLessThanOrEqual(Math.max(1, all.join('\n').split('\n').length))
          expect(column).toBeGreaterThanOrEqual(1)
          expect(why).not.toBe('')
        }
      }),
      { numRuns: 300 },
    )
  })
})
