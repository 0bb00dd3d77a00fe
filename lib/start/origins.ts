import { isLoopback } from './decide-demo'

/**
 * The origins a write may come from: the address people use, and on a loopback bind every spelling of this machine with
 * that port. With a public address set, only that one.
 */
export function allowedOrigins({ publicUrl, host, port }: { publicUrl: string | undefined; host: string; port: number }): string[] {
  if (publicUrl) return [new URL(publicUrl).origin]
  const spellings = isLoopback(host) ? ['127.0.0.1', 'localhost', '[::1]'] : [host.includes(':') ? `[${host}]` : host]
  const own = host.includes(':') ? `[${host.replace(/^\[|\]$/g, '')}]` : host
  return [...new Set([own, ...spellings])].map((name) => new URL(`http://${name}:${port}`).origin)
}
