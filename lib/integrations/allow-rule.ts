import ipaddr from 'ipaddr.js'
import { refuse } from '@/lib/core/refusal'
import type { AllowRuleInput } from './schema'

const label = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/

function isHostName(host: string): boolean {
  const labels = host.split('.')
  // A last label of digits only would be read as part of an IPv4 address by some callers and as a name by others.
  return labels.every((part) => label.test(part)) && !/^(\d+|0x[0-9a-f]*)$/.test(labels.at(-1) ?? '')
}

/** The one spelling of an allowed host: a name, `*.name`, an IPv4 address in four parts, or an IPv6 address in brackets. */
export function readAllowedHost(text: string): string | null {
  const bare = text.startsWith('[') && text.endsWith(']') ? text.slice(1, -1) : text
  if (ipaddr.IPv4.isValidFourPartDecimal(bare) && bare === text) return bare
  if (ipaddr.IPv6.isValid(bare) && !bare.includes('%')) return `[${ipaddr.IPv6.parse(bare).toString()}]`
  if (text.startsWith('*.')) {
    const rest = text.slice(2)
    // `*.com` would open half of the internet.
    return isHostName(rest) && rest.includes('.') ? text : null
  }
  return isHostName(text) ? text : null
}

/** The one spelling of an address range; null when it is none, or has bits set outside its prefix. */
export function readRange(text: string): string | null {
  if (!ipaddr.isValidCIDR(text)) return null
  const [address, prefix] = ipaddr.parseCIDR(text)
  const network = address.kind() === 'ipv4' ? ipaddr.IPv4.networkAddressFromCIDR(text) : ipaddr.IPv6.networkAddressFromCIDR(text)
  return network.toString() === address.toString() ? `${address.toString()}/${prefix}` : null
}

/** A rule in its one spelling. Refuses hosts and ranges that could be read in two ways. */
export function readAllowRule(input: AllowRuleInput): { scheme: 'https' | 'http'; host: string; ports: number[]; cidr: string | null } {
  const host = readAllowedHost(input.host)
  if (!host) throw refuse('bad_host', {}, { status: 400, field: 'host' })
  const cidr = input.cidr ? readRange(input.cidr) : null
  if (input.cidr && !cidr) throw refuse('bad_range', {}, { status: 400, field: 'cidr' })
  return { scheme: input.scheme, host, ports: [...new Set(input.ports)].sort((a, b) => a - b), cidr }
}
