import { callAction } from '../e2e/support/call-action'
import { cast } from '../e2e/support/cast'
import { sessionOf } from '../e2e/support/session'
import { actorOf, bigRelease } from '../e2e/support/stage'
import type { RunningApp } from '../e2e/support/start-app'
import { type Figure, figure, timed } from './figure'

/** A tick, from the request of the server action to its answer: stored, audited and told by then. */
export async function measureTick(app: RunningApp): Promise<Figure[]> {
  const { itemIds } = await bigRelease(await actorOf(app, cast.manager), 200, 'Ticked one by one')
  const cookie = await sessionOf(app, cast.onCall)
  const times = await timed(150, 20, async (n) => {
    const answer = await callAction(app, 'tickItemAction', cookie, { itemId: itemIds[n] })
    if (!answer.ok) throw new Error(answer.refusal.message)
  })
  return [figure('tick, click to stored', 'ms', times, '<= 50 ms p95')]
}
