import fs from 'node:fs'
import path from 'node:path'
import type { Child } from './child'

/** What the worker is made from. */
const sources = ['lib', 'messages']
const quiet = 3000

/**
 * Development: starts the worker anew when its sources change, once they have been quiet for a moment. Next reloads the pages by itself.
 * Answers how to stop watching.
 */
export function renewOnChange(root: string, worker: Child): () => Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const watchers = sources.map((folder) =>
    fs.watch(path.join(root, folder), { recursive: true }, (_event, file) => {
      if (!file || /\.test\.tsx?$/.test(file) || !/\.(ts|json)$/.test(file)) return
      clearTimeout(timer)
      timer = setTimeout(() => void worker.renew(), quiet)
    }),
  )
  for (const watcher of watchers) watcher.on('error', () => {})
  return async () => {
    clearTimeout(timer)
    for (const watcher of watchers) watcher.close()
  }
}
