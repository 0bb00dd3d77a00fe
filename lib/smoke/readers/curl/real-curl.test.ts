import { spawn, spawnSync } from 'node:child_process'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ReadPart, ReadRequest } from '../read-request'
import { readCurl } from './read-curl'
import { optionRows } from './testing/option-rows'
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

function asSeen({ method = '', url = '', rawHeaders }: IncomingMessage, body: Buffer): Seen {
  const pairs: [string, string][] = []
  for (let index = 0; index < rawHeaders.length; index += 2) pairs.push([rawHeaders[index]!.toLowerCase(), rawHeaders[index + 1]!])
  const boundary = /boundary=([\w-]+)/.exec(pairs.find(([name]) => name === 'content-type')?.[1] ?? '')?.[1]
  const plain = (text: string) => (boundary ? text.replaceAll(boundary, 'BOUNDARY') : text)
  const headers = pairs.filter(([name]) => !transport.has(name)).map(([name, value]) => `${name}: ${plain(value)}`)
  return { method, target: url, headers: headers.sort(), body: plain(body.toString('latin1')) }
}

/** What our request says goes out. */
function asSaid({ method, url, headers, body }: ReadRequest): Seen {
  const target = url.replace(/^http:\/\/[^/?#]*/, '').replace(/#.*$/, '')
  const said = headers.filter(({ name }) => !transport.has(name.toLowerCase())).map(({ name, value }) => `${name.toLowerCase()}: ${value}`)
  if (body !== null && typeof body !== 'string') said.push('content-type: multipart/form-data; boundary=BOUNDARY')
  const text = body === null ? '' : typeof body === 'string' ? body : `${body.multipart.map(asPart).join('')}--BOUNDARY--\r\n`
  return {
    method,
    target: target.startsWith('/') ? target : `/${target}`,
    headers: said.sort(),
    body: Buffer.from(text).toString('latin1'),
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
const rows = [...optionRows, ...shellRows].filter((row) => row.sent)

describe.skipIf(!there)('what real curl sends is what its request says', () => {
  it.each(rows.map((row) => [row.name, row] as const))('%s', async (_name, { text }) => {
    seen.length = 0
    await run(text.replaceAll(/http:\/\/(us%40r:p%20w@)?api\.test/g, (_whole, user: string = '') => `http://${user}${base}`))
    const { requests } = readCurl(text)
    const said = requests.map(asSaid)
    const compared = seen.map((one, index) => ({
      ...one,
      headers: one.headers.filter((line) => {
        const name = line.slice(0, line.indexOf(':'))
        return !unlessNamed.has(name) || said[index]?.headers.some((each) => each.startsWith(`${name}:`))
      }),
    }))
    expect(compared).toEqual(said)
    expect(requests.every(({ url }) => url.startsWith(host))).toBe(true)
  })
})
