import { callAction } from '../support/call-action'
import { cast } from '../support/cast'
import { ownerSql, sessionOf } from '../support/session'
import { actorOf, addPeople, bigRelease } from '../support/stage'
import type { RunningApp } from '../support/start-app'
import { assert, type DrillReport, inParallel } from './drill-report'

/**
 * Many people tick the items of one release at once, every item by two of them. Every acknowledged tick must be there, in the chain,
 * once; a tick that was refused because the database was busy is tried again as a person would.
 */
export async function tickTogether(app: RunningApp, size: { people: number; items: number }): Promise<DrillReport> {
  const release = await bigRelease(await actorOf(app, cast.manager), size.items, 'Everybody ticks')
  const cookies = await Promise.all((await addPeople(app, size.people, 'on_call')).map((email) => sessionOf(app, email)))
  const work = release.itemIds.flatMap((itemId, n) => [0, 1].map((turn) => ({ itemId, cookie: cookies[(n * 2 + turn) % cookies.length]! })))
  let refused = 0
  const begun = performance.now()
  await inParallel(work, size.people, async ({ itemId, cookie }) => {
    for (let turn = 0; ; turn++) {
      const answer = await callAction(app, 'tickItemAction', cookie, { itemId })
      if (answer.ok) return
      assert(turn < 20, `A tick was refused twenty times: ${answer.refusal.code}`)
      // The other one was faster: that is an answer, not a loss.
      if (answer.refusal.status === 409 && answer.refusal.code !== 'busy') return
      refused++
      await new Promise((resolve) => setTimeout(resolve, 50 * Math.random()))
    }
  })
  const ms = performance.now() - begun
  const [state] = await ownerSql<{ done: number; open: number }>(
    app,
    `select count(*) filter (where state = 'done')::int done, count(*) filter (where state <> 'done')::int open from checklist_items where id = any($1::uuid[])`,
    [release.itemIds],
  )
  assert(state?.done === size.items && state.open === 0, `Of ${size.items} items ${state?.done} are done`)
  const chain = await ownerSql<{ id: string; entries: number }>(
    app,
    `select entity_id id, count(*)::int entries from audit_entries where action = 'item.tick' and entity_id = any($1) group by 1`,
    [release.itemIds],
  )
  assert(chain.length === size.items, `${chain.length} of ${size.items} ticks are in the chain`)
  const double = chain.filter((row) => row.entries !== 1)
  assert(double.length === 0, `${double.length} ticks are in the chain more than once`)
  return {
    drill: 'tick together',
    facts: { people: size.people, items: size.items, attempts: work.length, 'tried again': refused, ms: Math.round(ms) },
  }
}
