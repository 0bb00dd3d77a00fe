import type { RunningApp } from './start-app'
import { actorOf } from './stage'
import { cast } from './cast'

/** Everybody who works a plan, by the names the demo's own hands go by. */
async function hands(app: RunningApp) {
  const { manager, techLead, devops, qaLead, onCall } = cast
  return {
    ines: await actorOf(app, manager),
    mira: await actorOf(app, techLead),
    tomas: await actorOf(app, devops),
    ayo: await actorOf(app, qaLead),
    sam: await actorOf(app, onCall),
  }
}

/** Settles what is still open and asked for before a step, through the verbs, with the evidence each item asks for; but for those named. */
export async function workPlan(app: RunningApp, releaseId: string, before: 'start' | 'completion', leave: string[] = []): Promise<number> {
  const { leavesOf, workItems } = await import('@/prisma/seed/demo/work-items')
  const open = (await leavesOf(releaseId)).filter((item) => item.before === before && item.state === 'open' && !leave.includes(item.key))
  await workItems(await hands(app), open)
  return open.length
}
