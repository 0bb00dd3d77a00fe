import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, symlinkSync, writeFileSync, mkdirSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import https from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { certificateForTests } from '@/lib/core/outgoing/certificate-for-tests'

export const GIT_HOST = 'git.example.test'

/** A real Git repository behind a real HTTPS server on this machine: `git http-backend`, as a forge runs it. */
export async function gitServer() {
  const root = mkdtempSync(path.join(tmpdir(), 'gonogo-git-'))
  const work = path.join(root, 'plans.git')
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', work, ...args], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      env: {
        NODE_ENV: 'test',
        PATH: process.env.PATH,
        HOME: root,
        GIT_CONFIG_NOSYSTEM: '1',
        GIT_AUTHOR_NAME: 'a',
        GIT_AUTHOR_EMAIL: 'a@example.test',
        GIT_COMMITTER_NAME: 'a',
        GIT_COMMITTER_EMAIL: 'a@example.test',
      },
    }).trim()
  mkdirSync(work)
  git('init', '-q', '-b', 'main')
  const certificate = certificateForTests(GIT_HOST)
  const seen: { url: string; authorization: string | undefined }[] = []
  let answer: ((request: IncomingMessage, response: ServerResponse) => boolean) | null = null
  const server = https.createServer(certificate, (request, response) => {
    seen.push({ url: request.url!, authorization: request.headers.authorization })
    if (!answer?.(request, response)) backend(root, request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `https://${GIT_HOST}:${port}/plans.git`,
    port,
    ca: certificate.cert,
    seen,
    git,
    /** Commits files; a text that begins with `->` is a link to there. */
    commit(files: Record<string, string>): string {
      for (const [name, text] of Object.entries(files)) {
        const file = path.join(work, name)
        mkdirSync(path.dirname(file), { recursive: true })
        rmSync(file, { force: true })
        if (text.startsWith('->')) symlinkSync(text.slice(2), file)
        else writeFileSync(file, text)
      }
      git('add', '-A')
      git('commit', '-q', '-m', 'change')
      return git('rev-parse', 'HEAD')
    },
    /** Answers instead of the repository where it says true. */
    answerWith(next: typeof answer) {
      answer = next
    },
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      rmSync(root, { recursive: true, force: true })
    },
  }
}

function backend(root: string, request: IncomingMessage, response: ServerResponse): void {
  const url = new URL(request.url!, 'https://localhost')
  const child = spawn('git', ['http-backend'], {
    env: {
      NODE_ENV: 'test',
      PATH: process.env.PATH,
      HOME: root,
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_PROJECT_ROOT: root,
      GIT_HTTP_EXPORT_ALL: '1',
      PATH_INFO: url.pathname,
      QUERY_STRING: url.search.slice(1),
      REQUEST_METHOD: request.method,
      CONTENT_TYPE: request.headers['content-type'] ?? '',
      CONTENT_LENGTH: request.headers['content-length'] ?? '',
      HTTP_CONTENT_ENCODING: request.headers['content-encoding'] ?? '',
      GIT_PROTOCOL: '',
      REMOTE_ADDR: '127.0.0.1',
    },
  })
  request.pipe(child.stdin)
  const parts: Buffer[] = []
  child.stdout.on('data', (part: Buffer) => parts.push(part))
  child.on('close', () => {
    const whole = Buffer.concat(parts)
    const end = whole.indexOf('\r\n\r\n')
    const headers = whole.toString('latin1', 0, Math.max(end, 0)).split('\r\n')
    let status = 200
    for (const header of headers) {
      const [name = '', value = ''] = header.split(/:\s*/, 2)
      if (name.toLowerCase() === 'status') status = Number.parseInt(value, 10)
      else if (name !== '') response.setHeader(name, value)
    }
    response.statusCode = status
    response.end(whole.subarray(end + 4))
  })
}
