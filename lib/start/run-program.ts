import { spawn } from 'node:child_process'

/**
 * Runs a program of the project to its end and answers its output; rejects with that output's last lines when it fails.
 * `signal` stops it.
 */
export function runProgram(args: string[], options: { root: string; env: NodeJS.ProcessEnv; signal: AbortSignal }): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd: options.root,
      env: options.env,
      stdio: ['ignore', 'pipe', 'pipe'],
      signal: options.signal,
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        output = (output + chunk.toString()).slice(-40_000)
      })
    }
    child.on('error', reject)
    child.on('exit', (code, signal) => (code === 0 ? resolve(output) : reject(new Error(output.trim() || `stopped by ${signal ?? code}`))))
  })
}
