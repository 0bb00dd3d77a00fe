import { createServer, type ServerResponse } from 'node:http'
import path from 'node:path'
import next from 'next'
import { requireEnv } from '@/lib/core/env'
import { log } from '@/lib/core/log'
import { observeRequest } from '@/lib/core/own-metrics'
import { makeFront } from './front'
import { giveUp, serveUntil, tieToLauncher } from './lifeline'
import { explainListen } from './listen-check'
import { refuseOwner } from './runtime-role'
import { StartError } from './start-error'
import { webSettings } from './web-settings'

/**
 * The web process: our own HTTP server in front of Next. Refuses to serve as the owner of the database. Stops by taking no new
 * request, letting running ones end for ten seconds, and ending streams.
 */
const root = path.resolve(import.meta.dirname, '../..')

async function serve(): Promise<void> {
  const settings = webSettings()
  await refuseOwner(requireEnv('DATABASE_URL'))

  const server = createServer({ headersTimeout: 15_000, requestTimeout: 120_000, keepAliveTimeout: 65_000, maxHeaderSize: 32 * 1024 })
  const app = next({ dev: settings.dev, dir: root, hostname: settings.host, port: settings.port, httpServer: server })
  await app.prepare()
  const handle = app.getRequestHandler()
  const upgrade = settings.dev ? app.getUpgradeHandler() : null

  const front = makeFront(settings, (request, response) => handle(request, response), observeRequest)
  const open = new Set<ServerResponse>()
  server.on('request', (request, response) => {
    open.add(response)
    response.once('close', () => open.delete(response))
    front(request, response)
  })
  // Only the development overlay speaks over an upgraded connection.
  server.removeAllListeners('upgrade')
  server.on('upgrade', (request, socket, head) => {
    const foreign = request.headers.origin !== undefined && !settings.origins.includes(request.headers.origin)
    if (!upgrade || foreign) return void socket.end('HTTP/1.1 400 Bad Request\r\nconnection: close\r\n\r\n')
    void upgrade(request, socket, head)
  })
  server.on('connect', (_request, socket) => socket.end('HTTP/1.1 405 Method Not Allowed\r\nconnection: close\r\n\r\n'))
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy()
    const [status, text] =
      error.code === 'HPE_HEADER_OVERFLOW'
        ? [431, 'Request Header Fields Too Large']
        : error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
          ? [408, 'Request Timeout']
          : [400, 'Bad Request']
    socket.end(`HTTP/1.1 ${status} ${text}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`)
  })

  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(new StartError(explainListen(error.code ?? 'unknown reason', settings.host, settings.port))),
    )
    server.listen(settings.port, settings.host, resolve)
  })
  log.info({ host: settings.host, port: settings.port }, 'web serves')
  serveUntil((reason) => {
    log.info({ reason }, 'web stops')
    const force = setTimeout(() => server.closeAllConnections(), 10_000)
    server.close(() => {
      clearTimeout(force)
      process.exit(0)
    })
    server.closeIdleConnections()
    // Streams have no end of their own; their readers come back to the next process.
    for (const response of open) if (String(response.getHeader('content-type')).startsWith('text/event-stream')) response.end()
  })
}

tieToLauncher()
serve().catch((error: unknown) =>
  giveUp(error instanceof StartError ? error.message : `The web process could not start: ${(error as Error).stack ?? error}`),
)
