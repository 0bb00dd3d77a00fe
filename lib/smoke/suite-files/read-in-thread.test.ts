import { expect, test } from 'vitest'
import { readInThread } from './read-in-thread'

const environment = JSON.stringify({
  name: 'Staging',
  values: [
    { key: 'baseUrl', value: 'https://a.example', enabled: true },
    { key: 'user', value: 'hunter2', type: 'secret' },
    { key: 'api-key', value: 'hunter3' },
    { key: 'off', value: 'x', enabled: false },
  ],
  _postman_variable_scope: 'environment',
})

test('documents of several formats are read together, in a thread', { timeout: 60_000 }, async () => {
  const documents = [
    { name: 'a.sh', text: 'curl -f https://a.example/health\ncurl -F f=@x.txt https://a.example/up\ncurl -K more' },
    { name: 'env.json', text: environment },
    {
      name: 's.yaml',
      text: 'gonogo: suite/1\nkey: s\nname: S\nsteps:\n  - name: GET /health\n    request: { url: "{{BASE}}" }\n    expect: [{ status: 200 }]\n',
    },
    { name: 'poem.xyz', text: 'Once upon a time' },
  ]
  const read = await readInThread({ documents, files: [], locale: 'en' })
  expect(read.map(({ format, steps, refused }) => [format, steps.map(({ step }) => step !== null), refused.length])).toEqual([
    ['curl', [true, false], 1],
    ['Postman', [], 0],
    ['Gonogo', [true], 0],
    [null, [], 1],
  ])
  expect(read[1]!.variables).toEqual([
    { name: 'BASE_URL', value: 'https://a.example', line: 1 },
    { name: 'USER', value: '', line: 1, secret: true },
    { name: 'API_KEY', value: '', line: 1, secret: true },
  ])
  expect(read[2]!.suite).toEqual({ key: 's', name: 'S', description: '' })
  const file = { path: 'x.txt', base64: 'aGk=' }
  const chosen = await readInThread({ documents, files: [file], locale: 'en', chosen: [[0, 1], [], [0], []], taken: ['POST /up'] })
  expect(chosen.flatMap(({ steps }) => steps.map(({ name, step }) => [name, step !== null]))).toEqual([
    ['GET /health', true],
    ['POST /up (2)', true],
    ['GET /health (2)', true],
  ])
})

test('reasons are in the language that is asked for', { timeout: 60_000 }, async () => {
  const documents = [
    { name: 'a.sh', text: 'curl -K more' },
    { name: 's.yaml', text: 'gonogo: suite/1\nkey: s\nname: S\nsteps:\n  - name: A\n    shape: round\n' },
    { name: 'poem.xyz', text: 'Once upon a time' },
  ]
  const said = async (locale: 'en' | 'zh') => (await readInThread({ documents, files: [], locale })).map(({ refused }) => refused[0]?.why)
  expect(await said('en')).toEqual([
    '`-K`: the file with further options is not known here',
    'a step has no such key; it has: name, phase, always, probe, timeout, retries, request, expect, capture, poll, rows, include',
    'it is in no format that is known: Postman, OpenAPI, Bruno, Gatus, Hurl, curl',
  ])
  expect(await said('zh')).toEqual([
    '`-K`：这里没有那个含其他选项的文件',
    '步骤：没有这个键；可用的有：name, phase, always, probe, timeout, retries, request, expect, capture, poll, rows, include',
    '它不是任何已知的格式：Postman, OpenAPI, Bruno, Gatus, Hurl, curl',
  ])
})
