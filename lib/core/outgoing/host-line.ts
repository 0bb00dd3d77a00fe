import ipaddr from 'ipaddr.js'
import type { AllowRule } from './address-policy'

const LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/

/**
 * A host that an administrator names on one line, for HTTPS: `git.example.com`, `git.example.com:8443`, or with the range its addresses
 * must lie in, which alone opens a private network: `git.internal 10.20.0.0/16`. Null for anything else.
 */
export function parseHostLine(line: string): AllowRule | null {
  const match = /^([a-z0-9.-]{1,253})(?::(\d{1,5}))?(?:\s+([0-9a-f.:]+\/\d{1,3}))?$/.exec(line.trim().toLowerCase())
  if (!match) return null
  const [, host = '', port, cidr] = match
  const labels = host.split('.')
  // A last label of digits only would be read as part of an IPv4 address by some and as a name by others.
  const named = labels.every((label) => LABEL.test(label)) && !/^(\d+|0x[0-9a-f]*)$/.test(labels.at(-1)!)
  if (!named && !ipaddr.IPv4.isValidFourPartDecimal(host)) return null
  const number = port === undefined ? 443 : Number(port)
  if (number < 1 || number > 65_535 || (cidr !== undefined && !ipaddr.isValidCIDR(cidr))) return null
  return { scheme: 'https', host, ports: [number], cidr: cidr ?? null }
}
