import { parseArgs } from 'node:util'
import { UsageError } from '../usage'

export type SmokeArguments = {
  /** A suite's key or id. */
  suite: string
  environment: string
  integration: string | null
  json: string | null
  junit: string | null
  /** How long is waited for the end of the run, in milliseconds. */
  timeoutMs: number
  /** A run that did not pass; what passed in it is kept. */
  from: string | null
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
const unitMs: Record<string, number> = { ms: 1, s: 1000, m: 60_000, min: 60_000, h: 3_600_000 }
const longestMs = 6 * 3_600_000

/** What was asked for on the command line of `gonogo smoke`; anything that cannot be meant is a usage error. */
export function readArguments(args: string[]): SmokeArguments {
  const { values, positionals } = parse(args)
  const [suite, ...more] = positionals
  if (!suite) throw new UsageError('Name the suite to run: gonogo smoke <suite> --env <environment>.')
  if (more.length > 0) throw new UsageError(`One suite at a time: "${more.join(' ')}" is too much.`)
  if (!values.env) throw new UsageError('Say where to run it: --env <environment>.')
  if (values.from !== undefined && !uuid.test(values.from)) throw new UsageError('--from takes the id of a run.')
  return {
    suite,
    environment: values.env,
    integration: values.integration ?? null,
    json: values.json ?? null,
    junit: values.junit ?? null,
    timeoutMs: readSpan(values.timeout),
    from: values.from ?? null,
  }
}

function parse(args: string[]) {
  try {
    const text = { type: 'string' } as const
    const options = { env: text, integration: text, json: text, junit: text, timeout: { ...text, default: '10m' }, from: text }
    return parseArgs({ args, allowPositionals: true, options })
  } catch (error) {
    throw new UsageError((error as Error).message)
  }
}

/** `90s`, `10m`, `1h`; a number alone is seconds. */
function readSpan(text: string): number {
  const found = /^(\d{1,9})(ms|s|min|m|h)?$/.exec(text.trim())
  const ms = found ? Number(found[1]) * (unitMs[found[2] ?? 's'] ?? 0) : 0
  if (ms < 1000 || ms > longestMs) throw new UsageError(`--timeout takes a time such as 90s, 10m or 1h, at most 6h: "${text}" is none.`)
  return ms
}

/** Where Gonogo is and who asks it. The token is kept out of everything that is said. */
export type Server = { url: string; token: string }

/** Reads GONOGO_URL and GONOGO_TOKEN; what is missing or cannot be meant is said in one line. */
export function readServer(environment: Record<string, string | undefined>): Server | { problem: string } {
  const url = environment.GONOGO_URL?.trim() ?? ''
  const token = environment.GONOGO_TOKEN?.trim() ?? ''
  if (!url) return { problem: 'Set GONOGO_URL to the address of Gonogo, such as https://gonogo.example.org.' }
  const parsed = URL.parse(url)
  if (!parsed || !/^https?:$/.test(parsed.protocol) || parsed.username || parsed.password)
    return { problem: 'GONOGO_URL must be an address such as https://gonogo.example.org.' }
  if (!token) return { problem: 'Set GONOGO_TOKEN to a token with the scopes read and smoke (Settings › Tokens).' }
  if (!/^gonogo_[A-Za-z0-9_-]{43}$/.test(token)) return { problem: 'GONOGO_TOKEN is no token of Gonogo: those begin with gonogo_.' }
  return { url: parsed.origin + parsed.pathname.replace(/\/+$/, ''), token }
}

/** Whether the token would travel in plain over a network. */
export function isUnprotected(server: Server): boolean {
  const { protocol, hostname } = new URL(server.url)
  return protocol === 'http:' && !/^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname)
}
