import { parseArgs } from 'node:util'
import { type TargetOptions, startTarget } from './start-target'
import { tlsName } from './tls-listeners'

const usage =
  'node --import tsx e2e/target/main.ts [--port N] [--host 127.0.0.1|::1|localhost] [--cursor-ttl SECONDS] [--tls] [--until-stdin-ends]'

function fail(line: string): never {
  process.stderr.write(`${line}\n`)
  process.exit(1)
}

function readOptions(): { options: TargetOptions; untilStdinEnds: boolean } {
  let values: { port?: string; host?: string; 'cursor-ttl'?: string; tls?: boolean; 'until-stdin-ends'?: boolean }
  try {
    ;({ values } = parseArgs({
      options: {
        port: { type: 'string' },
        host: { type: 'string' },
        'cursor-ttl': { type: 'string' },
        tls: { type: 'boolean' },
        'until-stdin-ends': { type: 'boolean' },
      },
    }))
  } catch (error) {
    return fail(`${(error as Error).message}\nUsage: ${usage}`)
  }
  const port = values.port ?? '4010'
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) fail(`--port is a number from 0 to 65535, not ${port}.`)
  const host = values.host ?? '127.0.0.1'
  if (host !== '127.0.0.1' && host !== '::1' && host !== 'localhost') {
    return fail(`--host is a loopback address (127.0.0.1, ::1 or localhost), not ${host}: the demo target has no protection.`)
  }
  const ttl = values['cursor-ttl']
  if (ttl !== undefined && !(Number(ttl) > 0)) fail(`--cursor-ttl is a number of seconds above 0, not ${ttl}.`)
  return {
    options: { port: Number(port), host, tls: values.tls === true, ...(ttl === undefined ? {} : { cursorTtlMs: Number(ttl) * 1000 }) },
    untilStdinEnds: values['until-stdin-ends'] === true,
  }
}

const { options, untilStdinEnds } = readOptions()
try {
  const target = await startTarget(options)
  process.stdout.write(`Demo target at ${target.url}\n`)
  if (target.tls) {
    const { good, expired, wrongName, ca } = target.tls
    process.stdout.write(`By TLS as ${tlsName}: port ${good}; expired: ${expired}; another name: ${wrongName}. To be trusted:\n${ca}`)
  }
  let stopping = false
  const stop = async (): Promise<void> => {
    if (stopping) return
    stopping = true
    await target.stop()
    process.exit(0)
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  // A parent that is killed cannot stop its children; its end of the pipe closes, and the target goes too.
  if (untilStdinEnds) process.stdin.on('end', stop).on('error', stop).resume()
} catch (error) {
  const { code, message } = error as NodeJS.ErrnoException
  if (code === 'EADDRINUSE') fail(`Port ${options.port} on ${options.host} is taken. Stop what uses it, or choose another with --port.`)
  if (code === 'EACCES') fail(`Port ${options.port} on ${options.host} may not be used by this account. Choose one above 1023 with --port.`)
  fail(`The demo target could not start: ${message}`)
}
