import { type ChildProcess, spawn } from 'node:child_process'
import path from 'node:path'
import { root } from '../../e2e/support/start-app'

/** A TypeScript file of this project as a process that ends with this one. */
export function startProcess(file: string, env: NodeJS.ProcessEnv = process.env): ChildProcess {
  const node = path.join(root, 'node_modules/node/bin/node')
  return spawn(node, ['--import', 'tsx', file], { cwd: root, env, stdio: ['ignore', 'pipe', 'inherit', 'ipc'] })
}

/** The server that answers checks at once; `url` is where. */
export async function startAnsweringServer(): Promise<{ url: string; counts: () => Promise<Record<string, number>>; stop: () => void }> {
  const child = startProcess('bench/scheduled/answering-server.ts')
  const port = await new Promise<string>((resolve, reject) => {
    child.stdout?.once('data', (chunk: Buffer) => resolve(chunk.toString().trim()))
    child.once('exit', () => reject(new Error('The answering server ended')))
  })
  const url = `http://127.0.0.1:${port}`
  return {
    url,
    counts: async () => (await (await fetch(`${url}/count`)).json()) as Record<string, number>,
    stop: () => void child.kill('SIGKILL'),
  }
}
