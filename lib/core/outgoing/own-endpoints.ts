import { networkInterfaces } from 'node:os'
import type { OwnEndpoint } from './address-policy'
import { classifyAddress, parseAddress } from './address-ranges'
import { type Resolver, resolveHost } from './resolve-host'

/**
 * The product's own database as endpoints that no request may reach, from its connection URLs. A database on this
 * machine is refused on every address of the machine; a name that does not resolve is still refused by name.
 */
export async function ownEndpoints(urls: (string | undefined)[], resolve: Resolver = resolveHost): Promise<OwnEndpoint[]> {
  const endpoints: OwnEndpoint[] = []
  for (const text of urls) {
    if (!text || !URL.canParse(text)) continue
    const url = new URL(text)
    const host = decodeURIComponent(url.hostname).replace(/^\[|\]$/g, '')
    // An empty host or a folder is a socket file: nothing a request could reach.
    if (!host || host.startsWith('/')) continue
    const addresses = parseAddress(host) ? [host] : await resolve(host).catch(() => [])
    endpoints.push({ host, port: url.port ? Number(url.port) : 5432, addresses: withMachine(addresses) })
  }
  return endpoints
}

function withMachine(addresses: string[]): string[] {
  const own = Object.values(networkInterfaces()).flatMap((list) => (list ?? []).map((item) => item.address))
  const local = addresses.some((text) => {
    const address = parseAddress(text)
    return address !== null && (classifyAddress(address).range === 'loopback' || own.includes(text))
  })
  return local ? [...new Set([...addresses, '127.0.0.1', '::1', ...own])] : addresses
}
