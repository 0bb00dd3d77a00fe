import { setTimeout as wait } from 'node:timers/promises'
import type { Answer } from '@/lib/core/answer'
import { callAction } from '../support/call-action'
import { cast } from '../support/cast'
import { ownerSql, sessionOf } from '../support/session'
import { actorOf, bigRelease, done } from '../support/stage'
import type { RunningApp } from '../support/start-app'
import { assert, type DrillReport, inParallel } from './drill-report'

const signers: Record<string, string> = {
  tech_lead: cast.techLead,
  devops: cast.devops,
  qa_lead: cast.qaLead,
  product_owner: cast.productOwner,
}

/**
 * The web process is killed (SIGKILL) in the middle of many sign-offs. Each is whole or absent, never half: signature, chain and
 * kept answer stand together. Sent again with the same key, each gives exactly one.
 */
export async function killWeb(app: RunningApp, size: { releases: number }): Promise<DrillReport> {
  const { requestSignOff } = await import('@/lib/releases/request-sign-off')
  const { loadFacts } = await import('@/lib/releases/load-facts')
  const { db } = await import('@/lib/core/db/client')
  const manager = await actorOf(app, cast.manager)
  const cookies = Object.fromEntries(
    await Promise.all(Object.entries(signers).map(async ([role, email]) => [role, await sessionOf(app, email)])),
  )
  const work: { cookie: string; key: string; input: object; slotId: string }[] = []
  for (let n = 0; n < size.releases; n++) {
    const release = await bigRelease(manager, 3, `Signed in a storm ${n}`)
    done(await requestSignOff(manager, { releaseId: release.releaseId }))
    const subject = (await loadFacts(db, release.releaseId, new Date()))!.digests
    for (const slot of release.slots) {
      const input = { releaseId: release.releaseId, slotId: slot.id, decision: 'go', reason: '', subject }
      work.push({ cookie: cookies[slot.role]!, key: `drill-${slot.id}`, input, slotId: slot.id })
    }
  }

  const acknowledged = new Set<string>()
  const [victim] = app.pids('web')
  assert(victim !== undefined, 'The web process was not found')
  let lost = 0
  let killed = false
  await inParallel(work, 16, async ({ cookie, key, input, slotId }) => {
    try {
      const answer = await callAction<{ signatureId: string }>(app, 'signOffAction', cookie, input, { idempotencyKey: key })
      if (answer.ok) acknowledged.add(slotId)
    } catch {
      lost++
    }
    if (!killed && acknowledged.size >= work.length / 3) {
      killed = true
      process.kill(victim, 'SIGKILL')
    }
  })
  const before = await wholeness(app, work)
  assert(killed && lost > 0, 'The kill came too late to hit anything')
  for (const slotId of acknowledged) assert(before.signed.has(slotId), 'An acknowledged signature is not there')

  const up = await untilUp(app)
  await inParallel(work, 8, async ({ cookie, key, input }) => {
    const answer = await again(() => callAction<{ signatureId: string }>(app, 'signOffAction', cookie, input, { idempotencyKey: key }))
    assert(answer.ok, `Sent again, a signature was refused: ${answer.ok ? '' : answer.refusal.code}`)
  })
  const after = await wholeness(app, work)
  assert(after.signed.size === work.length, `${after.signed.size} of ${work.length} slots are signed`)
  return {
    drill: 'kill web',
    facts: {
      'sign-offs': work.length,
      'acknowledged before': acknowledged.size,
      'cut off': lost,
      'committed before': before.signed.size,
      'web back after ms': Math.round(up),
    },
  }
}

/** Every signature has its chain entry and its kept answer, and the other way round; none twice. */
async function wholeness(app: RunningApp, work: { slotId: string; key: string }[]): Promise<{ signed: Set<string> }> {
  const slots = work.map(({ slotId }) => slotId)
  const signatures = await ownerSql<{ id: string; slot_id: string }>(
    app,
    'select id, slot_id from signatures where slot_id = any($1::uuid[])',
    [slots],
  )
  const entries = await ownerSql<{ signature: string }>(
    app,
    `select body::jsonb #>> '{after,signatureId}' signature from audit_entries where action = 'release.sign_off'`,
  )
  const answers = await ownerSql<{ signature: string }>(
    app,
    `select answer ->> 'signatureId' signature from idempotency_keys where key = any($1)`,
    [work.map(({ key }) => key)],
  )
  const inChain = entries.map((row) => row.signature).filter((id) => signatures.some((signature) => signature.id === id))
  assert(new Set(signatures.map((row) => row.slot_id)).size === signatures.length, 'A slot was signed twice')
  assert(
    inChain.length === signatures.length && new Set(inChain).size === inChain.length,
    `${signatures.length} signatures, ${inChain.length} in the chain`,
  )
  const kept = answers.map((row) => row.signature)
  assert(
    kept.length === signatures.length && signatures.every((row) => kept.includes(row.id)),
    `${signatures.length} signatures, ${kept.length} kept answers`,
  )
  return { signed: new Set(signatures.map((row) => row.slot_id)) }
}

async function untilUp(app: RunningApp): Promise<number> {
  const begun = performance.now()
  while (performance.now() - begun < 60_000) {
    const answer = await fetch(`${app.url}/healthz`).catch(() => null)
    if (answer?.ok) return performance.now() - begun
    await wait(100)
  }
  throw new Error('The web process did not come back within a minute')
}

async function again<T>(work: () => Promise<Answer<T>>): Promise<Answer<T>> {
  for (let turn = 0; ; turn++) {
    const answer = await work().catch((error: unknown) => {
      if (turn > 10) throw error
      return null
    })
    if (answer && (answer.ok || answer.refusal.status !== 503 || turn > 10)) return answer
    await wait(200)
  }
}
