import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { type Locale } from './locale'

/** A tree of message texts, as next-intl reads it. */
export type Messages = { [key: string]: string | Messages }

type Loaded = { stamp: number; messages: Messages }
const cache = new Map<Locale, Loaded>()

/**
 * All texts of a language: one file a feature in `messages/<locale>/`, each under its file name.
 * Read once; outside production again when a file changed. `root` is the project folder.
 */
export function loadMessages(locale: Locale, root: string = process.cwd()): Messages {
  const folder = join(/* turbopackIgnore: true */ root, 'messages', locale)
  const known = cache.get(locale)
  if (known && process.env.NODE_ENV === 'production') return known.messages
  const files = readdirSync(folder).filter((name) => name.endsWith('.json')).sort()
  const stamp = files.reduce((latest, name) => Math.max(latest, statSync(join(folder, name)).mtimeMs), files.length)
  if (known && known.stamp === stamp) return known.messages
  const messages: Messages = {}
  for (const name of files) {
    messages[name.slice(0, -'.json'.length)] = JSON.parse(readFileSync(join(folder, name), 'utf8')) as Messages
  }
  cache.set(locale, { stamp, messages })
  return messages
}
