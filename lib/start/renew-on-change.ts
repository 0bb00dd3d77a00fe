import fs from 'node:fs'
import path from 'node:path'
import type { Child } from './child'

/** What the worker is made from. */
const sources = ['lib', 'messages']
/** How long sources must be quiet (milliseconds): a moment, or longer while one edit follows the other. */
const quiet = { first: 3000, again: 15_000, within: 60_000 }

/**
 * Development: starts the worker anew when its sources change, once they have been quiet for a moment. Next reloads the pages by itself.
 * Answers how to stop watching.
 */
export function renewOnChange(root: string, worker: Child): () => Promise<void> {
  let timer: NodeJS.Timeout | undefined
  let renewedAt = 0
  const watchers = sources.map((folder) =>
    fs.watch(path.join(root, folder), { recursive: true }, (_event, file) => {
      if (!file || /\.test\.tsx?$/.test(file) || !/\.(ts|json)$/.test(file)) return
      clearTimeout(timer)
      const pause = Date.now() - renewedAt < quiet.within ? quiet.again : quiet.first
      timer = setTimeout(() => {
        renewedAt = Date.now()
        void worker.renew()
      }, pause)
    }),
  )
  for (const watcher of watchers) watcher.on('error', () => {})
  return async () => {
    clearTimeout(timer)
    for (const watcher of watchers) watcher.close()
  }
}
