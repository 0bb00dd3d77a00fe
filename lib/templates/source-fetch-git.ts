import git from 'isomorphic-git'
import { createFsFromVolume, Volume } from 'memfs'
import type { AddressPolicy } from '@/lib/core/outgoing/address-policy'
import type { Resolver } from '@/lib/core/outgoing/resolve-host'
import { sendRequest } from '@/lib/core/outgoing/send-request'
import { checkPack } from './source-check-pack'
import { FETCH_WITHIN_MS, LARGEST_PACK, SourceFailure, sourceText } from './source-failure'

export interface GitPlace {
  url: string
  /** A branch or a tag; empty for the repository's default. */
  ref: string
  path: string
  username: string
  secret: string | null
}

export interface FetchOptions {
  policy: AddressPolicy
  signal?: AbortSignal
  /** Certificates to trust besides the system's. */
  ca?: string
  resolve?: Resolver
  /** How long all of it may take, in milliseconds. */
  withinMs?: number
}

/**
 * The text of one file of a repository over HTTPS, and its commit. Fetched into memory: one branch, one commit deep, no tags. Nothing is
 * checked out, so there are no hooks, no links and no submodules. Every request goes through the address policy; redirects are not
 * followed.
 */
export async function fetchGitSource(place: GitPlace, options: FetchOptions): Promise<{ text: string; commit: string }> {
  const fs = createFsFromVolume(new Volume())
  const gitdir = '/repository'
  const until = Date.now() + (options.withinMs ?? FETCH_WITHIN_MS)
  const http = { request: (request: GitRequest) => ask(request, place, options, until) }
  try {
    await git.init({ fs, gitdir, bare: true, dir: gitdir })
    await git.addRemote({ fs, gitdir, remote: 'origin', url: place.url })
    const { fetchHead } = await git.fetch({
      fs,
      http,
      gitdir,
      remote: 'origin',
      ...(place.ref === '' ? {} : { ref: place.ref, remoteRef: place.ref }),
      depth: 1,
      singleBranch: true,
      tags: false,
    })
    if (!fetchHead) throw new SourceFailure('no_ref', { ref: place.ref })
    const commit = await commitOf(fs, gitdir, fetchHead)
    return { text: sourceText(await readFile(fs, gitdir, commit.tree, place.path)), commit: commit.oid }
  } catch (error) {
    throw asFailure(error, place)
  }
}

type Fs = ReturnType<typeof createFsFromVolume>

async function commitOf(fs: Fs, gitdir: string, oid: string): Promise<{ oid: string; tree: string }> {
  // An annotated tag leads to its commit.
  const { oid: found, commit } = await git.readCommit({ fs, gitdir, oid })
  return { oid: found, tree: commit.tree }
}

/** The bytes of the file at a path of a tree. A link, a folder or a submodule is no file. */
async function readFile(fs: Fs, gitdir: string, tree: string, path: string): Promise<Uint8Array> {
  let oid = tree
  const parts = path.split('/')
  for (const [index, part] of parts.entries()) {
    const { tree: entries } = await git.readTree({ fs, gitdir, oid })
    const entry = entries.find((each) => each.path === part)
    if (!entry) throw new SourceFailure('no_file', { path })
    const last = index === parts.length - 1
    const wanted = last ? entry.type === 'blob' && entry.mode !== '120000' : entry.type === 'tree'
    if (!wanted) throw new SourceFailure('not_a_file', { path })
    oid = entry.oid
  }
  return (await git.readBlob({ fs, gitdir, oid })).blob
}

interface GitRequest {
  url: string
  method?: string
  headers?: Record<string, string>
  body?: AsyncIterableIterator<Uint8Array>
}

/** One request of the Git protocol. Only the repository's own address is asked, and its user is told to nobody else. */
async function ask(request: GitRequest, place: GitPlace, options: FetchOptions, until: number) {
  const { url, method = 'GET', headers = {} } = request
  if (!url.startsWith(place.url.replace(/\/+$/, ''))) throw new SourceFailure('redirected')
  const parts: Uint8Array[] = []
  if (request.body) for await (const part of request.body) parts.push(part)
  const given = Object.entries(headers).filter(([name]) => name.toLowerCase() !== 'authorization')
  const secret =
    place.secret === null
      ? []
      : [['authorization', `Basic ${Buffer.from(`${place.username}:${place.secret}`).toString('base64')}`] as [string, string]]
  const answer = await sendRequest(
    {
      method,
      url,
      headers: [...given, ...secret],
      // What is asked of a repository is lines of ASCII.
      body: parts.length > 0 ? Buffer.concat(parts).toString('latin1') : null,
      timeoutMs: Math.max(1, until - Date.now()),
      followRedirects: false,
    },
    { ...options, maxBytes: LARGEST_PACK },
  )
  if (!answer.ok) {
    const { code } = answer.error
    if (code === 'refused_address')
      throw new SourceFailure(answer.error.reason === 'no_rule' ? 'host_not_named' : 'refused_address', { host: new URL(url).host })
    if (code === 'timeout' || code === 'cancelled') throw new SourceFailure('timeout', { seconds: FETCH_WITHIN_MS / 1000 })
    throw new SourceFailure(
      code === 'too_large' ? 'too_large' : 'unreachable',
      code === 'too_large' ? { max: LARGEST_PACK } : { why: code },
    )
  }
  if (answer.status >= 300 && answer.status < 400) throw new SourceFailure('redirected')
  if (answer.status === 401 || answer.status === 403) throw new SourceFailure('not_authorised')
  if (answer.status !== 200) throw new SourceFailure('no_repository', { status: answer.status })
  if (method === 'POST') checkPack(answer.body)
  const body = (async function* () {
    yield answer.body
  })()
  return {
    url,
    method,
    headers: Object.fromEntries(answer.headers.map(([name, value]) => [name.toLowerCase(), value])),
    body,
    statusCode: answer.status,
    statusMessage: '',
  }
}

function asFailure(error: unknown, place: GitPlace): SourceFailure {
  if (error instanceof SourceFailure) return error
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'NotFoundError' || code === 'RemoteCapabilityError') return new SourceFailure('no_ref', { ref: place.ref })
  // What the library says may quote the repository's words.
  return new SourceFailure('no_repository', { why: code.slice(0, 60) })
}
