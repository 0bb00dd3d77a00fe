import fs from 'node:fs'
import path from 'node:path'
import { tryListen } from './listen-check'
import { StartError } from './start-error'

const first = 4010

/**
 * The port of the demo target: the same at every start, because the demo's environments hold addresses with it. Chosen on the first
 * start (4010 or the next free one) and kept in the data folder. Refuses when somebody else has it now.
 */
export async function demoPort(dataDir: string): Promise<number> {
  const file = path.join(dataDir, 'demo-target-port')
  const kept = Number(fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : 0)
  if (kept) {
    for (let turn = 0; turn < 15; turn++) {
      if ((await tryListen('127.0.0.1', kept)) === null) return kept
      await new Promise((resolve) => setTimeout(resolve, 200))
    }
    throw new StartError(
      `Port ${kept}, where the demo's systems live, is taken. Stop what uses it, or start a new demo with GONOGO_DATA set to another folder.`,
    )
  }
  for (let port = first; port < first + 100; port++) {
    if ((await tryListen('127.0.0.1', port)) !== null) continue
    fs.writeFileSync(file, String(port), { mode: 0o600 })
    return port
  }
  throw new StartError(`No port from ${first} to ${first + 99} is free for the demo's systems.`)
}
