import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { Webhook } from 'standardwebhooks'
import { describe, expect, it } from 'vitest'
import { namesOfEnvironment, readGithub, readGithubEvent, verifyGithub, verifySigned } from './rules'
import { GithubDeployment, SignedDeployment } from './schema'

const now = new Date('2026-11-22T02:00:00Z')
const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`
const other = `whsec_${Buffer.alloc(32, 8).toString('base64')}`
const body = '{"version":"1.2.3"}'
const headersOf = (values: Record<string, string | null>) => ({ get: (name: string) => values[name] ?? null })
const secondsAt = (at: Date) => String(Math.floor(at.getTime() / 1000))

/** What a sender by the book sends. */
function signed({ id = 'msg_1', at = now, by = secret, of = body, ...more }: Record<string, unknown> & { at?: Date } = {}) {
  const signature = new Webhook(String(by)).sign(String(id), at, String(of))
  return { 'webhook-id': String(id), 'webhook-timestamp': secondsAt(at), 'webhook-signature': signature, ...more } as Record<string, string>
}
const minutes = (count: number) => new Date(now.getTime() + count * 60_000)

describe('a signed delivery is genuine', () => {
  it.each([
    { name: 'as its sender signed it', headers: signed(), want: 'msg_1' },
    { name: 'four minutes late', headers: signed({ at: minutes(-4) }), want: 'msg_1' },
    { name: 'five minutes late, to the second', headers: signed({ at: minutes(-5) }), want: 'msg_1' },
    { name: 'of a clock that is ahead', headers: signed({ at: minutes(5) }), want: 'msg_1' },
    { name: 'six minutes late', headers: signed({ at: minutes(-6) }), want: null },
    { name: 'six minutes early', headers: signed({ at: minutes(6) }), want: null },
    { name: 'signed with another secret', headers: signed({ by: other }), want: null },
    { name: 'of another body', headers: signed({ of: `${body} ` }), want: null },
    { name: 'with another id than was signed', headers: signed({ 'webhook-id': 'msg_2' }), want: null },
    { name: 'with another time than was signed', headers: signed({ 'webhook-timestamp': secondsAt(minutes(1)) }), want: null },
    {
      name: 'with several signatures, one of them right',
      headers: { ...signed(), 'webhook-signature': `v1,${'A'.repeat(43)}= ${signed()['webhook-signature']}` },
      want: 'msg_1',
    },
    {
      name: 'under a version that is not ours',
      headers: { ...signed(), 'webhook-signature': signed()['webhook-signature']!.replace('v1,', 'v1a,') },
      want: null,
    },
    { name: 'without id', headers: { ...signed(), 'webhook-id': '' }, want: null },
    { name: 'with a time that is none', headers: { ...signed(), 'webhook-timestamp': '1e9' }, want: null },
    { name: 'with a time beyond all time', headers: { ...signed(), 'webhook-timestamp': '9'.repeat(12) }, want: null },
    { name: 'with an id of another line', headers: { ...signed(), 'webhook-id': 'a\nb' }, want: null },
    { name: 'with no headers at all', headers: {}, want: null },
  ])('$name: $want', ({ headers, want }) => {
    expect(verifySigned(headersOf(headers), body, [secret], now)).toBe(want)
  })

  it('also by the secret before, while there are two', () => {
    expect(verifySigned(headersOf(signed({ by: other })), body, [secret, other], now)).toBe('msg_1')
  })

  it('never for what somebody without the secret makes up', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (id, time, signature) => {
        const headers = { 'webhook-id': id, 'webhook-timestamp': time, 'webhook-signature': signature }
        return verifySigned(headersOf(headers), body, [secret], now) === null
      }),
    )
  })
})

describe('a delivery of GitHub is genuine', () => {
  const hash = (key: string, text = body) => `sha256=${createHmac('sha256', key).update(text).digest('hex')}`
  it.each([
    { name: 'as GitHub signed it', signature: hash('s1'), want: true },
    { name: 'signed with another secret', signature: hash('s2'), want: false },
    { name: 'of another body', signature: hash('s1', `${body}\n`), want: false },
    { name: 'in capitals, which GitHub never sends', signature: hash('s1').toUpperCase(), want: false },
    { name: 'with the old sha1 signature', signature: `sha1=${createHmac('sha1', 's1').update(body).digest('hex')}`, want: false },
    { name: 'without', signature: null, want: false },
  ])('$name: $want', ({ signature, want }) => {
    expect(verifyGithub(headersOf({ 'x-hub-signature-256': signature }), body, ['s1'])).toBe(want)
  })
})

const status = (more: object = {}, deployment: object = {}) =>
  GithubDeployment.parse({
    action: 'created',
    repository: { id: 99, full_name: 'acme/shop', private: true },
    deployment: { id: 5, environment: 'production', ref: 'v2.14.0', sha: 'c0ffee5e1a2b3c4d5e6f708192a3b4c5d6e7f809', ...deployment },
    deployment_status: {
      id: 4711,
      state: 'success',
      environment: 'production',
      environment_url: '',
      log_url: 'https://github.com/acme/shop/actions/runs/1',
      creator: { login: 'ana' },
      created_at: '2026-11-22T01:59:00Z',
      ...more,
    },
  })

describe('what GitHub says', () => {
  const names = ['production', 'Production']
  it('of a deployment that succeeded', () => {
    expect(readGithub(status(), names)).toEqual({
      kind: 'deployment',
      deliveryId: 'github:99:4711',
      version: 'v2.14.0 · c0ffee5e1a2b',
      by: 'ana',
      url: 'https://github.com/acme/shop/actions/runs/1',
    })
  })

  it.each([
    { name: 'a state on the way', event: status({ state: 'in_progress' }), want: { kind: 'ignored', why: 'state', saw: 'in_progress' } },
    { name: 'a failed one', event: status({ state: 'failure' }), want: { kind: 'ignored', why: 'state', saw: 'failure' } },
    {
      name: 'another environment',
      event: status({ environment: 'staging' }),
      want: { kind: 'ignored', why: 'environment', saw: 'staging' },
    },
    {
      name: 'the environment in other letters',
      event: status({ environment: 'PRODUCTION ' }),
      want: expect.objectContaining({ kind: 'deployment' }),
    },
    {
      name: 'the environment of the deployment where the status names none',
      event: status({ environment: undefined }),
      want: expect.objectContaining({ kind: 'deployment' }),
    },
    {
      name: 'an address that is no web address',
      event: status({ log_url: 'javascript:alert(1)' }),
      want: expect.objectContaining({ url: null }),
    },
    {
      name: 'a deployment of a commit',
      event: status({}, { ref: 'c0ffee5e1a2b3c4d5e6f708192a3b4c5d6e7f809' }),
      want: expect.objectContaining({ version: 'c0ffee5e1a2b' }),
    },
  ])('$name', ({ event, want }) => {
    expect(readGithub(event, names)).toEqual(want)
  })

  it.each([
    ['ping', { kind: 'ping' }],
    ['deployment_status', null],
    ['push', { kind: 'ignored', why: 'event', saw: 'push' }],
    ['', { kind: 'ignored', why: 'event', saw: '?' }],
    ['a\u0000b\n'.repeat(99), { kind: 'ignored', why: 'event', saw: 'a b '.repeat(25) }],
  ])('by the event %j alone', (event, want) => {
    expect(readGithubEvent(event)).toEqual(want)
  })

  it('is matched by the name told, or else by ours', () => {
    const environment = { key: 'production', name: 'Production EU' }
    expect(namesOfEnvironment({ environmentName: 'prod' }, environment)).toEqual(['prod'])
    expect(namesOfEnvironment({ environmentName: null }, environment)).toEqual(['production', 'Production EU'])
  })
})

describe('what a pipeline says', () => {
  it.each([
    ['a version alone', { version: '1.2.3' }, true],
    ['with more than is read', { version: '1.2.3', by: 'ci', url: 'https://ci.example.com/42', stage: { a: 1 } }, true],
    ['without a version', { by: 'ci' }, false],
    ['a version of two lines', { version: '1\n2' }, false],
    ['an address that runs', { version: '1', url: 'javascript:alert(1)' }, false],
    ['a list', ['1.2.3'], false],
  ])('%s', (_name, value, want) => {
    expect(SignedDeployment.safeParse(value).success).toBe(want)
  })
})
