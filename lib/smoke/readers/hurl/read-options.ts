import { type BasicAuthorization, basicAuthorization } from '../clauses/basic-authorization'
import type { Pair } from '../read-request'
import { about, type WhyCode } from '../why'
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

const reasons: Record<string, WhyCode> = {
  cacert: 'authority_elsewhere',
  cert: 'client_certificate_elsewhere',
  key: 'client_certificate_elsewhere',
  repeat: 'asked_once',
  delay: 'delay_unread',
  proxy: 'proxy_at_server',
  resolve: 'addresses_at_server',
  'connect-to': 'addresses_at_server',
  compressed: 'accepted_at_server',
  output: 'output_no_request',
  verbose: 'printing_no_request',
  'very-verbose': 'printing_no_request',
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
  else if (option === 'location' || option === 'skip' || option === 'insecure') file.refuse(at, about(option, 'no_flag'))
  else if (Object.hasOwn(reasons, option)) file.refuse(at, about(option, reasons[option]!))
  else file.refuse(at, 'hurl_option_unread')
}

const isFlag = (value: string) => value === 'true' || value === 'false'

function readTime(file: HurlFile, at: number, value: string, into: EntryOptions): void {
  const [, count, unit] = /^(\d{1,9})\s*(ms|s|m|h|)$/.exec(value) ?? []
  // A bare number is seconds, as on the command line.
  const milliseconds = Number(count) * (unit === '' ? 1000 : units[unit ?? '']!)
  if (milliseconds >= 100 && milliseconds <= 60_000) into.timeoutMs = milliseconds
  else file.refuse(at, about('max-time', 'timeout_range'))
}

function readRetry(file: HurlFile, at: number, value: string, into: EntryOptions): void {
  if (/^\d{1,5}$/.test(value)) into.retry = Number(value)
  else file.refuse(at, value === '-1' ? 'hurl_retry_endless' : 'hurl_retry_number')
}

function readInterval(file: HurlFile, at: number, value: string, into: EntryOptions): void {
  const [, count, unit] = /^(\d{1,9})\s*(ms|s|m|h|)$/.exec(value) ?? []
  const milliseconds = Number(count) * units[unit ?? '']!
  if (milliseconds >= 100 && milliseconds <= 300_000) into.retryInterval = milliseconds
  else file.refuse(at, 'hurl_interval_range')
}

function readVariable(file: HurlFile, at: number, value: string): void {
  const [, name, text] = /^([A-Za-z_][\w-]{0,99})\s*=(.*)$/.exec(value) ?? []
  if (name === undefined || text === undefined) return file.refuse(at, 'hurl_variable_form')
  file.variables.set(name, text.trim().replace(/^"(.*)"$/, '$1'))
}

function readUser(file: HurlFile, at: number, value: string, into: EntryOptions): void {
  const colon = value.indexOf(':')
  if (colon < 0) file.refuse(at, 'hurl_user_form')
  else into.user = basicAuthorization(value.slice(0, colon), value.slice(colon + 1))
}
