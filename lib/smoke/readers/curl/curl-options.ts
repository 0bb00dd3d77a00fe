import type { WhyCode } from '../why'

/**
 * The options of curl that are read, and whether they take a value. Those in `quiet…` concern only output, logging, the version of a protocol
 * or limits of the transfer, which a suite has its own of: they are taken and leave no trace. The others are read in apply-option.ts, or
 * refused with the reason. What stands nowhere is refused by its name.
 */
export interface Option {
  long: string
  value: boolean
  refused?: WhyCode
}

const words = (text: string) => text.trim().split(/\s+/)

const quietFlags = words(`silent show-error include verbose remote-name remote-name-all remote-header-name no-buffer buffer progress-bar
  progress-meter fail-early styled-output trace-time compressed ipv4 ipv6 http1.0 http1.1 http2 http2-prior-knowledge http3 http3-only alpn npn tcp-nodelay
  tcp-fastopen keepalive sessionid create-dirs clobber remote-time parallel parallel-immediate disable basic junk-session-cookies raw
  tlsv1 tlsv1.0 tlsv1.1 tlsv1.2 tlsv1.3 xattr suppress-connect-headers ca-native retry-connrefused retry-all-errors remove-on-error
  ssl-no-revoke trace-ids trace-config globoff`)
const quietValues = words(`output output-dir write-out dump-header cookie-jar stderr trace trace-ascii libcurl connect-timeout max-redirs
  limit-rate speed-limit speed-time keepalive-time retry-delay retry-max-time max-filesize expect100-timeout happy-eyeballs-timeout-ms
  parallel-max rate tls-max ciphers tls13-ciphers curves etag-save noproxy create-file-mode`)
const flags = words('get head location fail fail-with-body insecure next')
const values = words(`request header data data-raw data-binary data-ascii data-urlencode json form form-string upload-file user
  oauth2-bearer user-agent referer cookie max-time retry url url-query range cacert capath cert cert-type key key-type pass`)

const refusedValues: Record<string, WhyCode> = {
  proxy: 'curl_no_proxy',
  preproxy: 'curl_no_proxy',
  socks5: 'curl_no_proxy',
  'socks5-hostname': 'curl_no_proxy',
  'proxy-user': 'curl_no_proxy',
  'proxy-header': 'curl_no_proxy',
  resolve: 'curl_elsewhere',
  'connect-to': 'curl_elsewhere',
  'unix-socket': 'curl_elsewhere',
  'abstract-unix-socket': 'curl_elsewhere',
  'dns-servers': 'curl_elsewhere',
  'doh-url': 'curl_elsewhere',
  interface: 'curl_elsewhere',
  'request-target': 'curl_elsewhere',
  config: 'curl_options_file',
  'netrc-file': 'curl_passwords_file',
  'aws-sigv4': 'curl_signing_unread',
  'etag-compare': 'curl_file_not_here',
  'time-cond': 'curl_time_condition',
  'continue-at': 'curl_continue_unread',
}
const refusedFlags: Record<string, WhyCode> = {
  netrc: 'curl_passwords_file',
  'netrc-optional': 'curl_passwords_file',
  digest: 'curl_sign_in_unread',
  ntlm: 'curl_sign_in_unread',
  negotiate: 'curl_sign_in_unread',
  anyauth: 'curl_sign_in_unread',
  'location-trusted': 'curl_location_trusted',
  'path-as-is': 'curl_path_as_is',
  help: 'curl_about_itself',
  version: 'curl_about_itself',
  manual: 'curl_about_itself',
}

const options = new Map<string, Option>()
const add = (names: string[], value: boolean) => {
  for (const long of names) options.set(long, { long, value })
}
add([...quietFlags, ...flags], false)
add([...quietValues, ...values], true)
for (const [long, refused] of Object.entries(refusedValues)) options.set(long, { long, value: true, refused })
for (const [long, refused] of Object.entries(refusedFlags)) options.set(long, { long, value: false, refused })

const short: Record<string, string> = {
  s: 'silent',
  S: 'show-error',
  i: 'include',
  v: 'verbose',
  O: 'remote-name',
  J: 'remote-header-name',
  N: 'no-buffer',
  '#': 'progress-bar',
  '4': 'ipv4',
  '6': 'ipv6',
  '0': 'http1.0',
  Z: 'parallel',
  q: 'disable',
  j: 'junk-session-cookies',
  '1': 'tlsv1',
  R: 'remote-time',
  o: 'output',
  w: 'write-out',
  D: 'dump-header',
  c: 'cookie-jar',
  Y: 'speed-limit',
  y: 'speed-time',
  G: 'get',
  I: 'head',
  L: 'location',
  f: 'fail',
  k: 'insecure',
  ':': 'next',
  g: 'globoff',
  X: 'request',
  H: 'header',
  d: 'data',
  F: 'form',
  T: 'upload-file',
  u: 'user',
  A: 'user-agent',
  e: 'referer',
  b: 'cookie',
  m: 'max-time',
  r: 'range',
  E: 'cert',
  x: 'proxy',
  U: 'proxy-user',
  K: 'config',
  n: 'netrc',
  z: 'time-cond',
  C: 'continue-at',
  h: 'help',
  V: 'version',
  M: 'manual',
}

/** The option of a long name without its dashes; `no-` before one that takes no value turns it off, which is how everything begins here. */
export function longOption(name: string): (Option & { off?: boolean }) | null {
  const found = options.get(name)
  if (found) return found
  const positive = name.startsWith('no-') ? options.get(name.slice(3)) : undefined
  return positive && !positive.value && !positive.refused && positive.long !== 'next' ? { ...positive, off: true } : null
}

/** The option of a single letter. */
export const shortOption = (letter: string): Option | null => (Object.hasOwn(short, letter) ? (options.get(short[letter]!) ?? null) : null)
