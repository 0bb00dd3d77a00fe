import ipaddr from 'ipaddr.js'

type Address = ipaddr.IPv4 | ipaddr.IPv6

/** What an address is, as far as reaching it is concerned. Only `public` may be reached without more being said. */
export type AddressRange =
  | 'public'
  | 'loopback'
  | 'private'
  | 'shared'
  | 'link_local'
  | 'metadata'
  | 'unspecified'
  | 'multicast'
  | 'reserved'

export type ClassifiedAddress = {
  range: AddressRange
  /** The address that was judged: an IPv4 address found inside an IPv6 one, otherwise the address itself. */
  judged: Address
  /** True when the judged IPv4 address is reached through a translator or tunnel, not by this machine itself. */
  translated: boolean
}

/**
 * Where clouds answer questions about the machine itself, credentials included. Some lie in ranges that a rule
 * may open (100.64/10, fc00::/7) and one is public, so they are named one by one.
 */
const metadataAddresses = [
  '169.254.169.254',
  '169.254.170.2',
  '169.254.170.23',
  '100.100.100.200',
  '168.63.129.16',
  '192.0.0.192',
  'fd00:ec2::254',
  'fd00:ec2::23',
  'fd20:ce::254',
].map((text) => ipaddr.parse(text).toNormalizedString())

const rangeOf: Record<string, AddressRange> = {
  unicast: 'public',
  loopback: 'loopback',
  private: 'private',
  uniqueLocal: 'private',
  carrierGradeNat: 'shared',
  linkLocal: 'link_local',
  deprecatedSiteLocal: 'link_local',
  unspecified: 'unspecified',
  multicast: 'multicast',
  broadcast: 'multicast',
}

/** IPv6 forms that carry an IPv4 address: prefix, and the first of the two 16-bit groups that hold it. */
const carriers: { prefix: string; bits: number; group: number; translated: boolean }[] = [
  { prefix: '::ffff:0:0', bits: 96, group: 6, translated: false },
  { prefix: '::', bits: 96, group: 6, translated: false },
  { prefix: '::ffff:0:0:0', bits: 96, group: 6, translated: true },
  { prefix: '64:ff9b::', bits: 96, group: 6, translated: true },
  { prefix: '2002::', bits: 16, group: 1, translated: true },
]

/** The same few addresses are judged with every request: what they are is worked out once. */
const maxKept = 2000
const parsed = new Map<string, Address | null>()
const classified = new WeakMap<Address, ClassifiedAddress>()

/** Reads an address as a resolver or a socket writes it; null for anything else, short and octal spellings included. */
export function parseAddress(text: string): Address | null {
  const known = parsed.get(text)
  if (known !== undefined) return known
  const address = readAddress(text)
  if (parsed.size >= maxKept) parsed.clear()
  parsed.set(text, address)
  return address
}

function readAddress(text: string): Address | null {
  const bare = text.startsWith('[') && text.endsWith(']') ? text.slice(1, -1) : text
  if (ipaddr.IPv4.isValidFourPartDecimal(bare)) return ipaddr.IPv4.parse(bare)
  if (!bare.includes(':') || !ipaddr.IPv6.isValid(bare)) return null
  return ipaddr.IPv6.parse(bare)
}

/** Sorts an address into a range; IPv4 addresses carried inside IPv6 ones are taken out and judged themselves. */
export function classifyAddress(address: Address): ClassifiedAddress {
  const known = classified.get(address)
  if (known) return known
  const found = sortAddress(address)
  classified.set(address, found)
  return found
}

function sortAddress(address: Address): ClassifiedAddress {
  const carried = carriedIPv4(address)
  const judged = carried?.address ?? address
  const named = metadataAddresses.includes(judged.toNormalizedString())
  return { judged, translated: carried?.translated ?? false, range: named ? 'metadata' : (rangeOf[judged.range()] ?? 'reserved') }
}

function carriedIPv4(address: Address): { address: ipaddr.IPv4; translated: boolean } | null {
  if (address.kind() === 'ipv4') return null
  const { parts } = address as ipaddr.IPv6
  const inside = (group: number) => {
    const high = parts[group] ?? 0
    const low = parts[group + 1] ?? 0
    return new ipaddr.IPv4([high >> 8, high & 255, low >> 8, low & 255])
  }
  // ::1 and :: are addresses of their own, not the IPv4 addresses 0.0.0.1 and 0.0.0.0.
  if (address.range() === 'loopback' || address.range() === 'unspecified') return null
  for (const carrier of carriers) {
    if (address.match(ipaddr.IPv6.parse(carrier.prefix), carrier.bits)) {
      return { address: inside(carrier.group), translated: carrier.translated }
    }
  }
  // ISATAP puts the IPv4 address behind 0:5efe (or 200:5efe) in the lower half.
  if (((parts[4] ?? 0) & 0xfdff) === 0 && parts[5] === 0x5efe) return { address: inside(6), translated: true }
  return null
}

/** Whether an address lies in a CIDR. A CIDR that cannot be read, or is of the other family, holds nothing. */
export function isInside(address: Address, cidr: string): boolean {
  const range = parseCidr(cidr)
  return range !== null && range[0].kind() === address.kind() && address.match(range)
}

/** Reads a CIDR such as `10.20.0.0/16` or `fd12::/48`; null when it is none. */
export function parseCidr(cidr: string): [Address, number] | null {
  const slash = cidr.lastIndexOf('/')
  if (slash < 0 || !/^\d{1,3}$/.test(cidr.slice(slash + 1))) return null
  const address = parseAddress(cidr.slice(0, slash))
  const bits = Number(cidr.slice(slash + 1))
  if (!address || bits > (address.kind() === 'ipv4' ? 32 : 128)) return null
  return [address, bits]
}

/** Whether a CIDR lies wholly in one range: only then does it open that range on purpose, as 0.0.0.0/0 does not. */
export function liesWithin(cidr: string, range: AddressRange): boolean {
  const parsed = parseCidr(cidr)
  if (!parsed) return false
  const kind = parsed[0].kind() === 'ipv4' ? ipaddr.IPv4 : ipaddr.IPv6
  const ends = [kind.networkAddressFromCIDR(cidr), kind.broadcastAddressFromCIDR(cidr)]
  return ends.every((end) => (rangeOf[end.range()] ?? 'reserved') === range)
}

export type { Address }
