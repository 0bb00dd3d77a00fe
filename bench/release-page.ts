import { cast } from '../e2e/support/cast'
import { sessionCookie, sessionOf } from '../e2e/support/session'
import { actorOf, bigRelease } from '../e2e/support/stage'
import type { RunningApp } from '../e2e/support/start-app'
import { type Figure, figure, timed } from './figure'

/** The page of a release with 200 items, from request to last byte, one reader at a time; and the data its browser refetches. */
export async function measureReleasePage(app: RunningApp): Promise<Figure[]> {
  const { releaseId } = await bigRelease(await actorOf(app, cast.manager), 200, 'Two hundred items')
  const headers = { cookie: `${sessionCookie}=${await sessionOf(app, cast.manager)}` }
  const get = async (path: string) => {
    const response = await fetch(app.url + path, { headers, redirect: 'manual' })
    if (response.status !== 200) throw new Error(`${path}: ${response.status}`)
    await response.arrayBuffer()
  }
  const page = await timed(60, 10, () => get(`/releases/${releaseId}`))
  const view = await timed(60, 10, () => get(`/api/v1/releases/${releaseId}/view`))
  const board = await timed(30, 5, () => get('/'))
  return [
    figure('release page, 200 items', 'ms', page, '<= 150 ms p95'),
    figure('release view (refetch), 200 items', 'ms', view),
    figure('board', 'ms', board),
  ]
}
