import zlib from 'node:zlib'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { AddressPolicy } from '@/lib/core/outgoing/address-policy'
import { SourceFailure } from './source-failure'
import { type FetchOptions, fetchGitSource, type GitPlace } from './source-fetch-git'
import { GIT_HOST, gitServer } from './testing/git-server'

let server: Awaited<ReturnType<typeof gitServer>>
let policy: AddressPolicy
const place = (more: Partial<GitPlace> = {}): GitPlace => ({
  url: server.url,
  ref: '',
  path: 'docs/plan.md',
  username: '',
  secret: null,
  ...more,
})
const resolve = () => Promise.resolve(['127.0.0.1'])
const fetchIt = (more: Partial<GitPlace> = {}, rules = policy, options: Partial<FetchOptions> = {}) =>
  fetchGitSource(place(more), { policy: rules, ca: server.ca, resolve, ...options })
const failureOf = (work: Promise<unknown>) =>
  work.then(
    () => 'none',
    (error: unknown) => (error instanceof SourceFailure ? error.code : error),
  )

beforeAll(async () => {
  server = await gitServer()
  policy = { rules: [{ scheme: 'https', host: GIT_HOST, ports: [server.port] }], allowLoopback: true, own: [] }
})
afterEach(() => server.answerWith(null))
afterAll(() => server.close())

describe('a file of a Git repository over HTTPS', () => {
  it('comes with its commit, from the default branch, another one, and a tag', async () => {
    const first = server.commit({ 'docs/plan.md': '- [ ] 一\r\n', 'README.md': 'x' })
    server.git('tag', '-a', 'v1', '-m', 'v1')
    expect(await fetchIt()).toEqual({ text: '- [ ] 一\r\n', commit: first })
    const second = server.commit({ 'docs/plan.md': '- [ ] two\n' })
    server.git('branch', 'side')
    expect(await fetchIt()).toEqual({ text: '- [ ] two\n', commit: second })
    expect(await fetchIt({ ref: 'v1' })).toEqual({ text: '- [ ] 一\r\n', commit: first })
    const third = server.commit({ 'docs/plan.md': '- [ ] three\n' })
    expect(await fetchIt({ ref: 'side' })).toEqual({ text: '- [ ] two\n', commit: second })
    expect((await fetchIt()).commit).toBe(third)
  }, 30_000)

  it('is fetched one commit deep: what was there before is not asked for', async () => {
    const asked: string[] = []
    server.answerWith((request) => {
      if (request.method === 'POST') request.on('data', (part: Buffer) => asked.push(part.toString()))
      return false
    })
    await fetchIt()
    expect(asked.join('')).toContain('deepen 1')
  })

  it('is refused where it is no file of the repository', async () => {
    server.commit({ 'docs/link.md': '->../../../etc/passwd', 'docs/plan.md': 'x', 'docs/odd.md': 'a\u0000b' })
    server.git('update-index', '--add', '--cacheinfo', `160000,${server.git('rev-parse', 'HEAD')},module`)
    server.git('commit', '-q', '-m', 'module')
    expect(await failureOf(fetchIt({ path: 'docs/link.md' }))).toBe('not_a_file')
    expect(await failureOf(fetchIt({ path: 'docs' }))).toBe('not_a_file')
    expect(await failureOf(fetchIt({ path: 'module' }))).toBe('not_a_file')
    expect(await failureOf(fetchIt({ path: 'docs/none.md' }))).toBe('no_file')
    expect(await failureOf(fetchIt({ path: 'docs/odd.md' }))).toBe('not_text')
    expect(await failureOf(fetchIt({ ref: 'nowhere' }))).toBe('no_ref')
  })

  it('is refused by the address policy: a host nobody named, an address of this machine, another transport', async () => {
    server.seen.length = 0
    expect(await failureOf(fetchIt({}, { ...policy, rules: [] }))).toBe('host_not_named')
    expect(await failureOf(fetchIt({}, { ...policy, allowLoopback: false }))).toBe('refused_address')
    expect(await failureOf(fetchIt({ url: `http://${GIT_HOST}:${server.port}/plans.git` }))).toBe('host_not_named')
    expect(await failureOf(fetchIt({ url: `ssh://${GIT_HOST}/plans.git` }))).not.toBe('none')
    expect(await failureOf(fetchIt({ url: 'file:///etc/passwd' }))).not.toBe('none')
    expect(server.seen).toEqual([])
  })

  it('follows no redirect, and tells the user to the repository only', async () => {
    server.answerWith((_request, response) => {
      response.writeHead(302, { location: 'https://elsewhere.example.test/plans.git/info/refs?service=git-upload-pack' }).end()
      return true
    })
    expect(await failureOf(fetchIt())).toBe('redirected')
    server.answerWith(null)
    server.seen.length = 0
    await fetchIt({ username: 'reader', secret: 'a long token' })
    expect(new Set(server.seen.map(({ authorization }) => authorization))).toEqual(
      new Set([`Basic ${Buffer.from('reader:a long token').toString('base64')}`]),
    )
    server.answerWith((_request, response) => {
      response.writeHead(401).end()
      return true
    })
    expect(await failureOf(fetchIt({ username: 'reader', secret: 'wrong' }))).toBe('not_authorised')
  })

  it('is not asked for at an address of the machines that hold credentials, nor of a network nobody opened', async () => {
    server.seen.length = 0
    for (const address of ['169.254.169.254', '10.0.0.7', '100.100.100.200', 'fd00:ec2::254', '::ffff:169.254.169.254'])
      expect(await failureOf(fetchIt({}, policy, { resolve: () => Promise.resolve([address]) }))).toBe('refused_address')
    expect(server.seen).toEqual([])
  })

  const elsewhere = [
    'http://169.254.169.254/latest/meta-data/',
    'https://git.example.test/other.git/info/refs',
    '//127.0.0.1/',
    'file:///etc/passwd',
  ]
  it.each(elsewhere)('goes no further when the server says %s, whenever it says so', async (location) => {
    for (const method of ['GET', 'POST']) {
      server.seen.length = 0
      server.answerWith((request, response) => {
        if (request.method !== method) return false
        response.writeHead(301, { location }).end()
        return true
      })
      expect(await failureOf(fetchIt({ username: 'reader', secret: 'a long token' }))).toBe('redirected')
      expect(server.seen.every(({ url }) => url.startsWith('/plans.git/'))).toBe(true)
      expect(server.seen).toHaveLength(method === 'GET' ? 1 : 2)
    }
  })

  it('asks for nothing that a submodule names, and runs nothing that the repository brings', async () => {
    server.commit({
      'docs/plan.md': 'x',
      '.gitmodules': '[submodule "m"]\n\tpath = m\n\turl = https://git.example.test/secret.git\n',
      'hooks/post-checkout': '#!/bin/sh\ntouch /tmp/gonogo-was-here\n',
      '.gitattributes': '*.md filter=evil\n',
    })
    server.git('update-index', '--add', '--cacheinfo', `160000,${server.git('rev-parse', 'HEAD')},m`)
    server.git('commit', '-q', '-m', 'module')
    server.seen.length = 0
    expect((await fetchIt()).text).toBe('x')
    expect(await failureOf(fetchIt({ path: 'm/plan.md' }))).toBe('not_a_file')
    expect(server.seen.every(({ url }) => url.startsWith('/plans.git/'))).toBe(true)
  })

  it('is given up when the repository sends without end, or too slowly', async () => {
    let sent = 0
    server.answerWith((request, response) => {
      if (request.method !== 'POST') return false
      response.setHeader('content-type', 'application/x-git-upload-pack-result')
      const part = Buffer.alloc(1_048_576)
      const more = () => {
        while (!response.destroyed && sent < 200 * part.length) {
          sent += part.length
          if (!response.write(part)) return void response.once('drain', more)
        }
        response.end()
      }
      more()
      return true
    })
    expect(await failureOf(fetchIt())).toBe('too_large')
    expect(sent).toBeLessThan(60 * 1_048_576)
    server.answerWith((request, response) => {
      if (request.method !== 'POST') return false
      const drip = setInterval(() => response.write('0'), 20)
      response.on('close', () => clearInterval(drip))
      return true
    })
    const begun = Date.now()
    expect(await failureOf(fetchIt({}, policy, { withinMs: 1200 }))).toBe('timeout')
    expect(Date.now() - begun).toBeLessThan(5000)
  }, 20_000)

  it('is not unpacked when it would swell beyond the bound', async () => {
    const bomb = zlib.deflateSync(Buffer.alloc(100_000_000))
    const head = Buffer.from([0x50, 0x41, 0x43, 0x4b, 0, 0, 0, 2, 0, 0, 0, 1])
    const object = (size: number) => {
      const bytes = [0x30 | (size & 15)]
      for (let left = Math.floor(size / 16); left > 0; left = Math.floor(left / 128)) {
        bytes[bytes.length - 1]! |= 128
        bytes.push(left & 127)
      }
      return Buffer.concat([Buffer.from(bytes), bomb])
    }
    for (const [size, code] of [
      [100_000_000, 'too_large'],
      // A size that says less than there is.
      [10, 'no_repository'],
    ] as const) {
      server.answerWith((request, response) => {
        if (request.method !== 'POST') return false
        response.setHeader('content-type', 'application/x-git-upload-pack-result')
        response.end(Buffer.concat([Buffer.from('0008NAK\n'), head, object(size)]))
        return true
      })
      expect(await failureOf(fetchIt())).toBe(code)
    }
  })
})
