import ipaddr from 'ipaddr.js'
import { StartError } from './start-error'

type Range = [ipaddr.IPv4 | ipaddr.IPv6, number]

/**
 * The reverse proxies whose forwarding headers count, from GONOGO_TRUSTED_PROXY: addresses or CIDR ranges, separated by commas.
 * Refuses anything else by saying so.
 */
export function parseProxies(text: string | undefined): Range[] {
  return (text ?? '')
    .split(',')
    .map((entry) => entry.trim())
    .filter(Boolean)
    .map((entry) => {
      try {
        if (entry.includes('/')) return ipaddr.parseCIDR(entry) as Range
        const address = ipaddr.process(entry)
        return [address, address.kind() === 'ipv4' ? 32 : 128] as Range
      } catch {
        throw new StartError(`GONOGO_TRUSTED_PROXY holds "${entry}", which is no address or range such as 10.0.0.0/8.`)
      }
    })
}

/** Whether an address belongs to a trusted proxy. */
export function isTrusted(address: string | undefined, proxies: Range[]): boolean {
  if (!address || !ipaddr.isValid(address)) return false
  const parsed = ipaddr.process(address)
  return proxies.some((range) => parsed.kind() === range[0].kind() && parsed.match(range[0] as never, range[1]))
}

/** Who asked: the peer, or behind trusted proxies the last address they saw that is not one of theirs. */
export function clientAddress(peer: string | undefined, forwardedFor: string | undefined, proxies: Range[]): string {
  let address = ipaddr.isValid(peer ?? '') ? ipaddr.process(peer!).toString() : 'unknown'
  const hops = (forwardedFor ?? '')
    .split(',')
    .map((hop) => hop.trim())
    .reverse()
  for (const hop of hops) {
    if (!isTrusted(address, proxies) || !ipaddr.isValid(hop)) break
    address = ipaddr.process(hop).toString()
  }
  return address
}
