import { type BasicAuthorization, basicAuthorization } from '../clauses/basic-authorization'
import type { Pair } from '../read-request'
import type { HurlFile } from './hurl-file'

/** What the options of an entry say of its request. */
export interface EntryOptions {
  skip?: boolean
  followRedirects?: boolean
  timeoutMs?: number
  user?: BasicAuthorization
  insecure?: boolean
  /** How often it is asked again while something is not as expected. */
  retry?: number
  /** Milliseconds between two questions. */
  retryInterval?: number
}

const units: Record<string, number> = { '': 1, ms: 1, s: 1000, m: 60_000, h: 3_600_000 }

const reasons: Record<string, string> = {
  cacert: 'a certificate authority is set at the environment',
  cert: 'a client certificate is set at the environment',
  key: 'a client certificate is set at the environment',
  repeat: 'a request is asked once',
  delay: 'a step does not wait before it asks',
  proxy: 'how the outside is reached is set at the server',
  resolve: 'addresses are looked up by the rules of the server',
  'connect-to': 'addresses are looked up by the rules of the server',
  compressed: 'what a step accepts is set at the server',
  output: 'it says where an answer is written, not what is asked',
  verbose: 'it says what is printed, not what is asked',
  'very-verbose': 'it says what is printed, not what is asked',
}

/** Reads one line of `[Options]`. Known: insecure, location, max-time, retry, retry-interval, skip, user, variable; all others are refused with the reason. */
export function readOption(file: HurlFile, at: number, { name, value }: Pair, into: EntryOptions): void {
  const option = name.toLowerCase()
  if (option === 'location' && isFlag(value)) into.followRedirects = value === 'true'
  else if (option === 'skip' && isFlag(value)) into.skip = value === 'true'
  else if (option === 'insecure' && isFlag(value)) into.insecure = value === 'true'
  else if (option === 'max-time') readTime(file, at, value, into)
  else if (option === 'retry') readRetry(file, at, value, into)
  else if (option === 'retry-interval') readInterval(file, at, value, into)
  else if (option === 'variable') readVariable(file, at, value)
  else if (option === 'user') readUser(file, at, value, into)
  else if (option === 'location' || option === 'skip' || option === 'insecure') file.refuse(at, `${option}: neither true nor false`)
  else if (Object.hasOwn(reasons, option)) file.refuse(at, `${option}: ${reasons[option]}`)
  else file.refuse(at, 'this option is not understood')
}

const isFlag = (value: string) => value === 'true' || value === 'false'

function readTime(file: HurlFile, at: number, value: string, into: EntryOptions): void {
  const [, count, unit] = /^(\d{1,9})\s*(ms|s|m|h|)$/.exec(value) ?? []
  // A bare number is seconds, as on the command line.
  const milliseconds = Number(count) * (unit === '' ? 1000 : units[unit ?? '']!)
  if (milliseconds >= 100 && milliseconds <= 60_000) into.timeoutMs = milliseconds
  else file.refuse(at, 'max-time: a step takes from 100 milliseconds to 60 seconds')
}

function readRetry(file: HurlFile, at: number, value: string, into: EntryOptions): void {
  if (/^\d{1,5}$/.test(value)) into.retry = Number(value)
  else file.refuse(at, value === '-1' ? 'retry: a step cannot ask without end: name a number' : 'retry: this is no number of questions')
}

function readInterval(file: HurlFile, at: number, value: string, into: EntryOptions): void {
  const [, count, unit] = /^(\d{1,9})\s*(ms|s|m|h|)$/.exec(value) ?? []
  const milliseconds = Number(count) * units[unit ?? '']!
  if (milliseconds >= 100 && milliseconds <= 300_000) into.retryInterval = milliseconds
  else file.refuse(at, 'retry-interval: between two questions are from 100 milliseconds to 5 minutes')
}

function readVariable(file: HurlFile, at: number, value: string): void {
  const [, name, text] = /^([A-Za-z_][\w-]{0,99})\s*=(.*)$/.exec(value) ?? []
  if (name === undefined || text === undefined) return file.refuse(at, 'variable: it is not written as name=value')
  file.variables.set(name, text.trim().replace(/^"(.*)"$/, '$1'))
}

function readUser(file: HurlFile, at: number, value: string, into: EntryOptions): void {
  const colon = value.indexOf(':')
  if (colon < 0) file.refuse(at, 'user: it is not written as user:password')
  else into.user = basicAuthorization(value.slice(0, colon), value.slice(colon + 1))
}
