import { createHash } from 'node:crypto'
import { readFeed } from '@/lib/calendar/feed-queries'
import { noteFeedRead } from '@/lib/calendar/note-feed-read'
import { missLimit, readLimit } from '@/lib/calendar/read-limit'
import { FeedFile } from '@/lib/calendar/schema'
import { writeCalendar } from '@/lib/calendar/write-calendar'
import { job } from '@/lib/core/actor'
import { makeLimiter } from '@/lib/core/limiter'
import { addressHeader } from '@/lib/core/session-rules'
import { tokenDigest } from '@/lib/core/session-row'

export const dynamic = 'force-dynamic'

const reads = makeLimiter(readLimit)
const misses = makeLimiter(missLimit)

const headers = { 'cache-control': 'private, no-cache', 'x-robots-tag': 'noindex', 'referrer-policy': 'no-referrer' }
const plain = (status: number, more: Record<string, string> = {}) => new Response(null, { status, headers: { ...headers, ...more } })

/**
 * A calendar feed, for programs that hold its secret link and no session. 404 for what never was or is no longer its owner's to read, 410
 * for what has ended, 429 with a wait for who asks too often.
 */
export async function GET(request: Request, { params }: { params: Promise<{ file: string }> }): Promise<Response> {
  const { file } = await params
  const now = Date.now()
  const address = request.headers.get(addressHeader) ?? 'unknown'
  const wait = (seconds: number) => plain(429, { 'retry-after': String(seconds) })
  const miss = () => {
    const seconds = misses.take(address, now)
    return seconds > 0 ? wait(seconds) : plain(404)
  }
  if (!FeedFile.safeParse(file).success) return miss()
  const token = file.slice(0, -'.ics'.length)
  const tooOften = reads.take(tokenDigest(token), now)
  if (tooOften > 0) return wait(tooOften)
  const feed = await readFeed(token)
  if (feed.state === 'unknown') return miss()
  if (feed.state === 'gone') return plain(410)
  if (feed.noteRead) await noteFeedRead(job('calendar'), { feedId: feed.feedId })
  const text = writeCalendar(feed.facts)
  const etag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 27)}"`
  if (request.headers.get('if-none-match') === etag) return plain(304, { etag })
  return new Response(text, {
    headers: { ...headers, etag, 'content-type': 'text/calendar; charset=utf-8', 'content-disposition': 'inline; filename="gonogo.ics"' },
  })
}
