import type { Actor } from '@/lib/core/actor'
import { sha256 } from '@/lib/core/canonical'
import { env } from '@/lib/core/env'
import { describeError, log } from '@/lib/core/log'
import { ownEndpoints } from '@/lib/core/outgoing/own-endpoints'
import { importText } from './markdown/import-text'
import { noteSource } from './note-source'
import { SourceFailure } from './source-failure'
import { type FetchOptions, fetchGitSource } from './source-fetch-git'
import { loadSourceToCheck } from './source-queries'
import { readFolderSource } from './source-read-folder'
import { takeSource } from './take-source'

type Options = Pick<FetchOptions, 'signal' | 'ca' | 'resolve'>

/**
 * Looks at a followed file: reads it, and brings a change as a draft. Nothing is thrown for what the file or its server does: a problem is
 * noted with the source, and the next look waits longer.
 */
export async function runSourceCheck(actor: Actor, sourceId: string, options: Options = {}): Promise<void> {
  const source = await loadSourceToCheck(sourceId)
  if (!source) return
  const note = (code: string | null, params: Record<string, string | number> = {}) =>
    noteSource(actor, { sourceId, version: source.version, code, params: shortened(params) })
  try {
    const { text, commit } = await readSource(source, options)
    const digest = sha256(text)
    if (digest === source.lastDigest) {
      await note(null)
      return
    }
    const read = await importText(text, { name: source.path })
    if (!read.ok) {
      if (read.how === 'read')
        await note(read.refused.code === 'took_too_long' || read.refused.code === 'too_large' ? read.refused.code : 'failed')
      else await note('errors', { count: read.errors.length, line: read.errors[0]?.line ?? 1 })
      return
    }
    const { body, origins } = read
    const name = (source.kind === 'git' ? `${source.url} ${source.path}` : source.path).slice(-300).trim()
    const taken = await takeSource(actor, { sourceId, version: source.version, digest, commit, body, name, text, origins })
    if (!taken.ok) await note('failed')
  } catch (error) {
    if (options.signal?.aborted) return
    if (!(error instanceof SourceFailure)) log.error({ source: sourceId, error: describeError(error) }, 'source could not be looked at')
    await note(error instanceof SourceFailure ? error.code : 'failed', error instanceof SourceFailure ? error.params : {})
  }
}

type Loaded = NonNullable<Awaited<ReturnType<typeof loadSourceToCheck>>>

async function readSource(source: Loaded, options: Options): Promise<{ text: string; commit: string | null }> {
  if (source.retired) throw new SourceFailure('retired')
  if (source.kind === 'folder') return readFolderSource(source.folder, source.path)
  const { rules, allowLoopback, secret } = source
  if (secret === undefined) throw new SourceFailure('secret_unreadable')
  const own = await ownEndpoints([env().DATABASE_URL])
  return fetchGitSource({ ...source, secret }, { ...options, policy: { rules, allowLoopback, own } })
}

const shortened = (params: Record<string, string | number>) =>
  Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, typeof value === 'string' ? value.slice(0, 300).toWellFormed() : value]),
  )
