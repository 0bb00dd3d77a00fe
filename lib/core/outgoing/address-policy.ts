import { type Address, classifyAddress, isInside, liesWithin, parseAddress } from './address-ranges'

/** One line of an environment's allow-list, set by an administrator. */
export type AllowRule = {
  scheme: string
  /** A host name, `*.name` for every name below it, or an address. */
  host: string
  /** Ports; none means the scheme's own (80 or 443). */
  ports: number[]
  /** Where the host's addresses must lie. Private and shared addresses are reachable only through it. */
  cidr?: string | null
}

/** An endpoint of the product itself that no request may reach, with every address it answers at. */
export type OwnEndpoint = { host: string; addresses: string[]; port: number }

/** What requests of one environment may reach. */
export type AddressPolicy = {
  rules: AllowRule[]
  /** An administrator's setting: loopback may be reached where a rule names it (the demo does). */
  allowLoopback: boolean
  /** The product's own database. */
  own: OwnEndpoint[]
}

/** Which rule refused. */
export type AddressRefusal =
  | 'scheme'
  | 'userinfo'
  | 'no_rule'
  | 'port'
  | 'outside_cidr'
  | 'loopback'
  | 'private'
  | 'shared'
  | 'link_local'
  | 'metadata'
  | 'unspecified'
  | 'multicast'
  | 'reserved'
  | 'own_database'
  | 'not_an_address'
  /** A redirect would have carried a secret body to another origin. */
  | 'secret_across_origins'

export type AddressVerdict = { allowed: true; rules: AllowRule[] } | { allowed: false; reason: AddressRefusal; detail: string }

const refused = (reason: AddressRefusal, detail: string): AddressVerdict => ({ allowed: false, reason, detail })

/**
 * Judges where a URL points before any name is resolved: scheme, credentials in it, host and port against the
 * allow-list, and an address written out in it. The verdict carries the rules that name this host and port.
 */
export function judgeUrl(url: URL, policy: AddressPolicy): AddressVerdict {
  const scheme = url.protocol.slice(0, -1)
  if (scheme !== 'http' && scheme !== 'https') return refused('scheme', scheme)
  if (url.username || url.password) return refused('userinfo', url.hostname)
  const host = hostOf(url)
  const port = portOf(url)
  // What an address is comes first: it says more than "no rule names it".
  const literal = parseAddress(host)
  if (literal) {
    const { range } = classifyAddress(literal)
    if (range !== 'public' && range !== 'private' && range !== 'shared' && !(range === 'loopback' && policy.allowLoopback)) {
      return refused(range, host)
    }
  }
  if (policy.own.some((own) => own.port === port && normalHost(own.host) === host)) return refused('own_database', `${host}:${port}`)
  const named = policy.rules.filter((rule) => rule.scheme === scheme && namesHost(rule.host, host))
  if (named.length === 0) return refused('no_rule', `${scheme}://${host}:${port}`)
  const open = named.filter((rule) => portsOf(rule, scheme).includes(port))
  if (open.length === 0) return refused('port', `${host}:${port}`)
  return literal ? judgeAddress(host, port, open, policy) : { allowed: true, rules: open }
}

/**
 * Judges one address a name resolved to, or a socket is connected to. `rules` are those that named the host and
 * port; the verdict carries the ones that also allow this address.
 */
export function judgeAddress(text: string, port: number, rules: AllowRule[], policy: AddressPolicy): AddressVerdict {
  const address = parseAddress(text.split('%')[0] ?? '')
  if (!address) return refused('not_an_address', text)
  const { range, judged, translated } = classifyAddress(address)
  const shown = judged === address ? text : `${text} (${judged.toString()})`
  if (range === 'loopback' && (translated || !policy.allowLoopback)) return refused('loopback', shown)
  if (range === 'private' || range === 'shared') {
    const opening = rules.filter((rule) => rule.cidr && liesWithin(rule.cidr, range) && isInside(judged, rule.cidr))
    return opening.length > 0 ? withoutOwn(judged, port, opening, policy, shown) : refused(range, shown)
  }
  if (range !== 'public' && range !== 'loopback') return refused(range, shown)
  const allowing = rules.filter((rule) => !rule.cidr || isInside(judged, rule.cidr))
  if (allowing.length === 0) return refused('outside_cidr', shown)
  return withoutOwn(judged, port, allowing, policy, shown)
}

function withoutOwn(address: Address, port: number, rules: AllowRule[], policy: AddressPolicy, shown: string): AddressVerdict {
  if (!policy.own.some((own) => own.port === port)) return { allowed: true, rules }
  const text = address.toNormalizedString()
  const same = (own: string) => {
    const other = parseAddress(own.split('%')[0] ?? '')
    return other !== null && classifyAddress(other).judged.toNormalizedString() === text
  }
  // Every loopback address ends at this machine, so a database on one is refused on all.
  const loopback = (value: Address) => classifyAddress(value).range === 'loopback'
  const hit = policy.own.some((own) => {
    if (own.port !== port) return false
    if (own.addresses.some(same)) return true
    return loopback(address) && own.addresses.some((item) => ((parsed) => parsed !== null && loopback(parsed))(parseAddress(item)))
  })
  return hit ? refused('own_database', `${shown}:${port}`) : { allowed: true, rules }
}

/** The host of a URL as rules are compared with: lower case, no brackets, no dot at the end. */
export function hostOf(url: URL): string {
  return normalHost(url.hostname)
}

/** The port a URL means. */
export function portOf(url: URL): number {
  return url.port ? Number(url.port) : url.protocol === 'https:' ? 443 : 80
}

function normalHost(host: string): string {
  const bare = host.startsWith('[') && host.endsWith(']') ? host.slice(1, -1) : host
  return bare.toLowerCase().replace(/\.$/, '')
}

function portsOf(rule: AllowRule, scheme: string): number[] {
  return rule.ports.length > 0 ? rule.ports : [scheme === 'https' ? 443 : 80]
}

/** Whether a rule's host means this host. `*.example.test` means every name below, never `example.test` itself. */
function namesHost(pattern: string, host: string): boolean {
  const wanted = normalHost(pattern)
  if (wanted.startsWith('*.')) return parseAddress(host) === null && host.endsWith(wanted.slice(1)) && host.length > wanted.length - 1
  const [a, b] = [parseAddress(wanted), parseAddress(host)]
  return a && b ? a.toNormalizedString() === b.toNormalizedString() : wanted === host
}
