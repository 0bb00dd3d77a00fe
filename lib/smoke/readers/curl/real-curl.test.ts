import { spawn, spawnSync } from 'node:child_process'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sendRequest } from '@/lib/core/outgoing/send-request'
import { requestBuilder } from '../../build-request'
import { StepInput } from '../../step-schema'
import { convertRequests } from '../../suite-files/convert-requests'
import type { ReadPart, ReadRequest } from '../read-request'
import { readCurl } from './read-curl'
import { optionRows } from './testing/option-rows'
import { requestRows } from './testing/request-rows'
import { host } from './testing/row'
import { shellRows } from './testing/shell-rows'

/**
 * Headers of the transport: set by whoever sends, so they may differ. User-Agent and Accept count where the request names them.
 */
const transport = new Set(['host', 'connection', 'content-length', 'transfer-encoding', 'expect', 'accept-encoding'])
const unlessNamed = new Set(['user-agent', 'accept'])

type Seen = { method: string; target: string; headers: string[]; body: string }

const seen: Seen[] = []
const server = createServer((incoming, answer) => {
  const pieces: Buffer[] = []
  incoming.on('data', (piece: Buffer) => pieces.push(piece))
  incoming.on('end', () => {
    seen.push(asSeen(incoming, Buffer.concat(pieces)))
    // What `grep -q UP` and the like look for does not matter: only requests are compared.
    answer.end('UP')
  })
})
let base = ''
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  base = `127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => server.close())

/** `%c3` and `%C3` are the same (RFC 3986, 6.2.2.1), and versions of curl differ. */
const folded = (text: string) => text.replace(/%[0-9a-f]{2}/gi, (escape) => escape.toUpperCase())

function asSeen({ method = '', url = '', rawHeaders }: IncomingMessage, body: Buffer): Seen {
  const pairs: [string, string][] = []
  for (let index = 0; index < rawHeaders.length; index += 2) pairs.push([rawHeaders[index]!.toLowerCase(), rawHeaders[index + 1]!])
  const boundary = /boundary=([\w-]+)/.exec(pairs.find(([name]) => name === 'content-type')?.[1] ?? '')?.[1]
  const plain = (text: string) => (boundary ? text.replaceAll(boundary, 'BOUNDARY') : text)
  const headers = pairs.filter(([name]) => !transport.has(name)).map(([name, value]) => `${name}: ${plain(value)}`)
  return { method, target: folded(url), headers: headers.sort(), body: folded(plain(body.toString('latin1'))) }
}

/** What our request says goes out. */
function asSaid({ method, url, headers, body }: ReadRequest): Seen {
  const target = url.replace(/^http:\/\/[^/?#]*/, '').replace(/#.*$/, '')
  const said = headers.filter(({ name }) => !transport.has(name.toLowerCase())).map(({ name, value }) => `${name.toLowerCase()}: ${value}`)
  if (body !== null && typeof body !== 'string') said.push('content-type: multipart/form-data; boundary=BOUNDARY')
  const text = body === null ? '' : typeof body === 'string' ? body : `${body.multipart.map(asPart).join('')}--BOUNDARY--\r\n`
  return {
    method,
    target: folded(target.startsWith('/') ? target : `/${target}`),
    headers: said.sort(),
    body: folded(Buffer.from(text).toString('latin1')),
  }
}

function asPart({ name, value = '', fileName, type }: ReadPart): string {
  const file = fileName === undefined ? '' : `; filename="${fileName}"`
  // curl itself takes the type of a file from its name.
  const kind = type ?? (fileName?.endsWith('.txt') ? 'text/plain' : undefined)
  return `--BOUNDARY\r\nContent-Disposition: form-data; name="${name}"${file}\r\n${kind ? `Content-Type: ${kind}\r\n` : ''}\r\n${value}\r\n`
}

const run = (script: string) =>
  new Promise<void>((resolve, reject) => {
    const shell = spawn('bash', ['-c', script], {
      stdio: 'ignore',
      env: { ...process.env, NO_PROXY: '*', HOME: '/nonexistent', LC_ALL: 'C.UTF-8' },
    })
    shell.on('error', reject)
    shell.on('close', () => resolve())
  })

const there = ['bash', 'curl', 'base64'].every((name) => spawnSync(name, ['--version']).status === 0)
const rows = [...optionRows, ...requestRows, ...shellRows].filter((row) => row.sent)

/** What curl sends for a row, without what its request does not name. */
async function sentByCurl(text: string, said: readonly Seen[]): Promise<Seen[]> {
  seen.length = 0
  await run(text.replaceAll(/http:\/\/(us%40r:p%20w@)?api\.test/g, (_whole, user: string = '') => `http://${user}${base}`))
  return seen.map((one, index) => named(one, said[index]))
}

const named = (one: Seen, said: Seen | undefined): Seen => ({
  ...one,
  headers: one.headers.filter((line) => {
    const name = line.slice(0, line.indexOf(':'))
    return !unlessNamed.has(name) || said?.headers.some((each) => each.startsWith(`${name}:`))
  }),
})

/** What our step sends for a request: made a step, built, and sent by the product's own client. */
async function sentByStep(request: ReadRequest): Promise<Seen | string> {
  const [made] = convertRequests([{ ...request, url: request.url.replace(host, `http://${base}`) }])
  if (!made?.step) return `no step: ${JSON.stringify(made?.notes)}`
  const built = requestBuilder(StepInput.parse(made.step).request)(new Map(), () => '0123456789abcdef0123456789abcdef')
  if (!built.ok) return `unknown: ${built.unknown.join(', ')}`
  seen.length = 0
  const result = await sendRequest(built.request, {
    policy: { allowLoopback: true, own: [], rules: [{ scheme: 'http', host: '127.0.0.1', ports: [Number(base.split(':')[1])] }] },
  })
  return result.ok ? seen[0]! : result.error.code
}

describe.skipIf(!there)('what real curl sends', () => {
  it.each(rows.map((row) => [row.name, row] as const))('%s', async (_name, { text }) => {
    const { requests } = readCurl(text)
    const said = requests.map(asSaid)
    const byCurl = await sentByCurl(text, said)
    // Its request says so,
    expect(byCurl).toEqual(said)
    expect(requests.every(({ url }) => url.startsWith(host))).toBe(true)
    // and our step sends it.
    const byStep: (Seen | string)[] = []
    for (const [index, request] of requests.entries()) {
      const one = await sentByStep(request)
      byStep.push(typeof one === 'string' ? one : named(one, said[index]))
    }
    expect(byStep).toEqual(byCurl)
  })

  it('is compared for sixty lines', () => {
    expect(rows.length).toBeGreaterThanOrEqual(60)
  })
})

it.skipIf(there)('is compared only where bash, curl and base64 are there: skipped', () => {})
