import net from 'node:net'
import { StartError } from './start-error'

/**
 * Refuses an address the web server could not listen on, before anything slow is done. Waits two seconds for a server that
 * is just going away (one whose launcher was killed).
 */
export async function checkListen(host: string, port: number): Promise<void> {
  const until = Date.now() + 2000
  for (;;) {
    const code = await tryListen(host, port)
    if (code === null) return
    if (code === 'EADDRINUSE' && Date.now() < until) {
      await new Promise((resolve) => setTimeout(resolve, 200))
      continue
    }
    throw new StartError(explainListen(code, host, port))
  }
}

/** One line for an address that cannot be listened on. */
export function explainListen(code: string, host: string, port: number): string {
  if (code === 'EADDRINUSE')
    return `Port ${port} on ${host} is taken. Stop what uses it, or choose another: npm start -- --port ${port === 65535 ? 3000 : port + 1}`
  if (code === 'EACCES') return `Port ${port} may not be used by this user. Choose one above 1023: npm start -- --port 3000`
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return `${host} is not an address of this machine. Choose one with --host, such as 127.0.0.1.`
  return `Cannot listen on ${host}, port ${port} (${code}).`
}

/** Null when the address is free, else the system's error code. */
export function tryListen(host: string, port: number): Promise<string | null> {
  return new Promise((resolve) => {
    const server = net.createServer()
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'unknown reason'))
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve(null)))
  })
}
