import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/*
 * A process of its own that answers every request at once with a small JSON, so that what it costs is not in anybody's figure. Says its port on
 * standard output, and at /count how often it was asked, by path.
 */
const asked = new Map<string, number>()
const answer = Buffer.from(JSON.stringify({ up: true, version: '2026.11', checks: { database: 'ok', queue: 'ok' } }))
const server = createServer((request, response) => {
  const path = request.url ?? ''
  response.setHeader('content-type', 'application/json')
  if (path === '/count') {
    response.end(JSON.stringify(Object.fromEntries(asked)))
    return
  }
  asked.set(path, (asked.get(path) ?? 0) + 1)
  response.end(answer)
})
server.keepAliveTimeout = 60_000
server.listen(0, '127.0.0.1', () => process.stdout.write(`${(server.address() as AddressInfo).port}\n`))
process.on('disconnect', () => process.exit(0))
