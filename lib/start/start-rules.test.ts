import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { backoff } from '@/lib/core/outbox/backoff'
import { describeUrl } from './connect'
import { prepareDataFolder } from './data-folder'
import { digestFiles } from './digest'
import { maskedPath } from './masked-path'
import { planMigrations } from './migrations'
import { readOptions } from './options.mjs'
import { allowedOrigins } from './origins'
import { explainInstall, setAside, whyInstall } from './packages.mjs'
import { processEnv } from './process-env'
import { loadSecrets, newSecrets, secretNames } from './secrets'
import { clientAddress, isTrusted, parseProxies } from './trusted-proxy'

const folders: string[] = []
const folder = () => {
  const made = fs.mkdtempSync(path.join(os.tmpdir(), 'gonogo-start-'))
  folders.push(made)
  return made
}
afterEach(() => {
  for (const made of folders.splice(0)) fs.rmSync(made, { recursive: true, force: true })
})

describe('options', () => {
  it('have defaults, take the environment, and the command line wins', () => {
    expect(readOptions([], {})).toEqual({ help: false, empty: false, dev: false, port: 3000, host: '127.0.0.1', only: undefined })
    expect(readOptions([], { PORT: '8080', HOST: '0.0.0.0' })).toMatchObject({ port: 8080, host: '0.0.0.0' })
    expect(readOptions(['--port=9', '--host', '::1', '--empty', '--dev', '--only', 'web'], { PORT: '8080' })).toEqual({
      help: false,
      empty: true,
      dev: true,
      port: 9,
      host: '::1',
      only: 'web',
    })
  })

  it.each([
    [['--nope'], 'Unknown option --nope. Try: npm start -- --help'],
    [['start'], 'Unknown option start. Try: npm start -- --help'],
    [['--port'], 'Option --port needs a value.'],
    [['--port', '0'], '--port must be a port number from 1 to 65535, not "0".'],
    [['--port', '65536'], '--port must be a port number from 1 to 65535, not "65536".'],
    [['--port', '3e3'], '--port must be a port number from 1 to 65535, not "3e3".'],
    [['--only', 'db'], '--only takes "web" or "worker", not "db".'],
  ])('%j is refused in one line', (argv, line) => {
    expect(() => readOptions(argv, {})).toThrow(line)
  })
})

describe('packages', () => {
  it.each([
    ['npm error code ENOTFOUND\nnpm error network request failed', 'The npm registry cannot be reached'],
    ['npm error code ECONNREFUSED', 'The npm registry cannot be reached'],
    ['npm error code ENOSPC', 'The disk is full'],
    ['npm error code EACCES', 'not writable'],
    ['npm error code ETARGET\nnpm error No matching version for x@9', 'No matching version for x@9'],
    ['', 'npm gave no reason'],
  ])('%j is explained', (errors, line) => {
    expect(explainInstall(errors, null)).toContain(line)
  })

  it('are installed by a runtime that outlives what is removed', () => {
    const root = folder()
    const own = path.join(root, 'node_modules/node/bin/node')
    fs.mkdirSync(path.dirname(own), { recursive: true })
    fs.writeFileSync(own, 'runtime')
    const aside = setAside(root, own)
    fs.rmSync(path.join(root, 'node_modules'), { recursive: true })
    expect(fs.readFileSync(aside.node, 'utf8')).toBe('runtime')
    aside.remove()
    expect(fs.existsSync(aside.node)).toBe(false)
    expect(setAside(root, '/usr/bin/node').node).toBe('/usr/bin/node')
  })

  it('are installed when nothing is there, when an install was cut short, and when the lock names other versions', () => {
    const root = folder()
    const lock = {
      packages: {
        '': {},
        'node_modules/node': { version: '24.21.0' },
        'node_modules/a': { version: '1.0.0' },
        'node_modules/b': { version: '1.0.0', optional: true },
      },
    }
    fs.writeFileSync(path.join(root, 'package-lock.json'), JSON.stringify(lock))
    expect(whyInstall(root)).toBe('nothing is installed yet')
    fs.mkdirSync(path.join(root, 'node_modules'))
    fs.writeFileSync(
      path.join(root, 'node_modules/.package-lock.json'),
      JSON.stringify({ packages: { 'node_modules/node': { version: '24.21.0' }, 'node_modules/a': { version: '0.9.0' } } }),
    )
    expect(whyInstall(root)).toBe('a is not installed as pinned')
    fs.writeFileSync(path.join(root, 'node_modules/.package-lock.json'), JSON.stringify(lock))
    expect(whyInstall(root)).toBe('the runtime (Node 24.21.0) is not installed')
  })

  it('of this project are installed as pinned', () => {
    expect(whyInstall(process.cwd())).toBeNull()
  })
})

describe('migrations', () => {
  const known = ['1_a', '2_b'].map((name) => ({ name, sql: '', checksum: name }))
  const applied = (migration_name: string, more = {}) => ({ migration_name, checksum: migration_name, finished_at: new Date(), ...more })

  it('are run when missing, in order', () => {
    expect(planMigrations(known, []).map(({ name }) => name)).toEqual(['1_a', '2_b'])
    expect(planMigrations(known, [applied('1_a')]).map(({ name }) => name)).toEqual(['2_b'])
    expect(planMigrations(known, [applied('1_a'), applied('2_b')])).toEqual([])
  })

  it.each([
    ['data of a newer version', [applied('1_a'), applied('2_b'), applied('3_c')], /newer version of Gonogo \(it holds "3_c"\)/],
    ['a failed migration', [applied('1_a', { finished_at: null })], /"1_a" failed earlier/],
    ['an edited migration', [applied('1_a', { checksum: 'x' })], /"1_a" was edited/],
  ])('refuse %s', (_name, rows, message) => {
    expect(() => planMigrations(known, rows)).toThrow(message)
  })
})

describe('secrets', () => {
  it('are made on the first start with mode 0600 and stay the same', () => {
    const data = folder()
    const made = loadSecrets(data, {}, false)
    expect(Object.keys(made).sort()).toEqual([...secretNames].sort())
    expect(loadSecrets(data, {}, false)).toEqual(made)
    expect(fs.statSync(path.join(data, 'secrets.json')).mode & 0o777).toBe(0o600)
  })

  it('come from the environment where it has them', () => {
    const given = newSecrets()
    expect(loadSecrets(folder(), given, true)).toEqual(given)
    expect(loadSecrets(folder(), { NEXTAUTH_SECRET: given.NEXTAUTH_SECRET }, false).NEXTAUTH_SECRET).toBe(given.NEXTAUTH_SECRET)
  })

  it('that are missing in production are named, and nothing is made', () => {
    const data = folder()
    expect(() => loadSecrets(data, { NEXTAUTH_SECRET: 'x'.repeat(32) }, true)).toThrow(
      'Missing in the environment: GONOGO_ENCRYPTION_KEYS, GONOGO_FINGERPRINT_KEY, GONOGO_CHECKPOINT_KEY.',
    )
    expect(fs.readdirSync(data)).toEqual([])
  })

  it.each([
    [{ NEXTAUTH_SECRET: 'short' }, 'NEXTAUTH_SECRET must have at least 32 characters.'],
    [{ GONOGO_ENCRYPTION_KEYS: 'k1:abc' }, 'GONOGO_ENCRYPTION_KEYS must be'],
    [{ GONOGO_FINGERPRINT_KEY: 'abc' }, 'GONOGO_FINGERPRINT_KEY must be'],
  ])('that cannot work are refused without showing them: %j', (given, line) => {
    expect(() => loadSecrets(folder(), given, false)).toThrow(line)
  })

  it('that are damaged are not replaced', () => {
    const data = folder()
    fs.writeFileSync(path.join(data, 'secrets.json'), '{')
    expect(() => loadSecrets(data, {}, false)).toThrow('is damaged')
  })
})

describe('the environment of web and worker', () => {
  const facts = {
    options: { help: false, empty: false, dev: false, port: 3000, host: '127.0.0.1', only: undefined },
    dataDir: '/data',
    databaseUrl: 'postgresql://runtime@db/x',
    secrets: newSecrets(),
    targetUrl: null,
  }
  it('never holds the owner’s address, and the demo’s switch only when the launcher set it', () => {
    const given = {
      DATABASE_OWNER_URL: 'postgresql://owner@db/x',
      DATABASE_URL: 'postgresql://owner@db/x',
      GONOGO_DEMO: '1',
      GONOGO_TARGET_URL: 'http://evil',
    } as unknown as NodeJS.ProcessEnv
    const env = processEnv(given, { ...facts, demo: false })
    expect(env).not.toHaveProperty('DATABASE_OWNER_URL')
    expect(env).not.toHaveProperty('GONOGO_DEMO')
    expect(env).not.toHaveProperty('GONOGO_TARGET_URL')
    expect(env.DATABASE_URL).toBe(facts.databaseUrl)
    expect(processEnv(given, { ...facts, demo: true, targetUrl: 'http://127.0.0.1:4010' })).toMatchObject({
      GONOGO_DEMO: '1',
      GONOGO_TARGET_URL: 'http://127.0.0.1:4010',
    })
  })
})

describe('addresses', () => {
  it('that writes may come from are the public one, or the spellings of this machine', () => {
    expect(allowedOrigins({ publicUrl: 'https://gonogo.example.org/', host: '0.0.0.0', port: 3000 })).toEqual([
      'https://gonogo.example.org',
    ])
    expect(allowedOrigins({ publicUrl: undefined, host: '127.0.0.1', port: 3000 })).toEqual([
      'http://127.0.0.1:3000',
      'http://localhost:3000',
      'http://[::1]:3000',
    ])
    expect(allowedOrigins({ publicUrl: undefined, host: '10.0.0.5', port: 80 })).toEqual(['http://10.0.0.5'])
  })

  it('of clients are taken from forwarding headers only as far as proxies are trusted', () => {
    const proxies = parseProxies('10.0.0.0/8, 2001:db8::1')
    expect(clientAddress('192.0.2.1', '1.2.3.4', proxies)).toBe('192.0.2.1')
    expect(clientAddress('10.0.0.9', '6.6.6.6, 1.2.3.4', proxies)).toBe('1.2.3.4')
    expect(clientAddress('10.0.0.9', '1.2.3.4, 10.0.0.7', proxies)).toBe('1.2.3.4')
    expect(clientAddress('::ffff:10.0.0.9', 'nonsense', proxies)).toBe('10.0.0.9')
    expect(clientAddress(undefined, '1.2.3.4', proxies)).toBe('unknown')
    expect(isTrusted('2001:db8::1', proxies)).toBe(true)
    expect(isTrusted('2001:db8::2', proxies)).toBe(false)
    expect(() => parseProxies('everybody')).toThrow('GONOGO_TRUSTED_PROXY holds "everybody"')
  })

  it.each([
    ['nonsense', 'DATABASE_URL is not a URL.'],
    ['mysql://a@b/c', 'DATABASE_URL is not a PostgreSQL URL.'],
    ['postgresql://user:hunter2@db.example:5432', 'DATABASE_URL is not a PostgreSQL URL.'],
  ])('of databases: %s is refused without its password', (url, line) => {
    expect(() => describeUrl(url, 'DATABASE_URL')).toThrow(line)
    expect(() => describeUrl(url, 'DATABASE_URL')).not.toThrow(/hunter2/)
    expect(describeUrl('postgresql://user:hunter2@db.example/gonogo', 'DATABASE_URL')).toBe('db.example:5432/gonogo')
  })
})

describe('the request log', () => {
  it.each([
    ['/releases/019f0b3c-6f1e-7c3a-9d2e-0123456789ab?x=secret', '/releases/019f0b3c-6f1e-7c3a-9d2e-0123456789ab'],
    ['/invite/Zk3v9c0aXb1qLmN8tR5uYw2eSd4fGh6jKl7pQo9iUyT', '/invite/:token'],
    ['/_next/static/chunks/0a1b2c3d4e5f6a7b8c9d0e1f2a3b4c5d.js', '/_next/static/chunks/0a1b2c3d4e5f6a7b8c9d0e1f2a3b4c5d.js'],
    ['/settings/people', '/settings/people'],
    ['/calendar/Zk3v9c0aXb1qLmN8tR5uYw2eSd4fGh6jKl7pQo9iUyT.ics', '/calendar/:token'],
    ['/calendar/Zk3v9c0aXb1qLmN8tR5uYw2eSd4fGh6jKl7pQo9iUyT.ICS?x=1', '/calendar/:token'],
    ['/calendar/short.ics', '/calendar/:token'],
    ['/calendar', '/calendar'],
  ])('%s is noted as %s', (url, expected) => {
    expect(maskedPath(url)).toBe(expected)
  })
})

describe('small rules', () => {
  it('the data folder is private, and one that cannot be made is named', () => {
    const made = prepareDataFolder(path.join(folder(), 'a/b'))
    expect(fs.statSync(made).mode & 0o066).toBe(0)
    const file = path.join(folder(), 'file')
    fs.writeFileSync(file, '')
    expect(() => prepareDataFolder('/proc/nowhere/data')).toThrow(/is not writable/)
    expect(() => prepareDataFolder(path.join(file, 'data'))).toThrow(/is not writable \(ENOTDIR\)/)
  })

  it('a digest changes with contents and names, not with time', () => {
    const root = folder()
    fs.mkdirSync(path.join(root, 'a'))
    fs.writeFileSync(path.join(root, 'a/x.ts'), '1')
    fs.writeFileSync(path.join(root, 'a/x.test.ts'), '1')
    const digest = () => digestFiles(root, ['a', 'missing'], (file) => file.endsWith('.test.ts'))
    const first = digest()
    fs.utimesSync(path.join(root, 'a/x.ts'), 0, 0)
    fs.writeFileSync(path.join(root, 'a/x.test.ts'), '2')
    expect(digest()).toBe(first)
    fs.writeFileSync(path.join(root, 'a/x.ts'), '2')
    expect(digest()).not.toBe(first)
  })

  it('pauses between tries of a message grow and end', () => {
    expect([1, 2, 5, 11].map((attempts) => backoff(attempts, 0))).toEqual([60_000, 120_000, 1_800_000, 86_400_000])
    expect(backoff(12, 0)).toBeNull()
    expect(backoff(1, 0.99)).toBeLessThan(66_000)
  })
})
