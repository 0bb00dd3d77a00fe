import { shiftClock } from '@/lib/core/clock'
import { requestSignOff } from '@/lib/releases/request-sign-off'
import { startRelease } from '@/lib/releases/start-release'
import { watchRelease } from '@/lib/releases/watch-release'
import { done } from './done'
import type { Cast } from './fill-people'
import { day, makeRelease, minute, nightWindow, signAll, work, workReadings } from './make-release'
import { runReleaseSuite } from './run-suite'

/** A release of each of the other four integrations, each at another point of its way. */
export async function fillOtherReleases(cast: Cast): Promise<void> {
  await canary(cast)
  await awaiting(cast)
  await prepared(cast)
  await begun(cast)
}

/** QWED in its first week at 5 %: read daily, but for the third day, which was missed. */
async function canary(cast: Cast): Promise<void> {
  const opens = nightWindow(-5)
  try {
    shiftClock(opens.getTime() - day - Date.now())
    const releaseId = await makeRelease(cast, opens, {
      integration: 'qwed',
      template: 'qwed_go_live',
      image: 'verify',
      title: 'Batch verification',
      version: '1.6.0',
      facts: { batch: true },
    })
    await work(cast, releaseId, (item) => item.before === 'start')
    await runReleaseSuite(cast.ayo!, releaseId)
    done(await requestSignOff(cast.ines!, { releaseId }))
    await signAll(cast, releaseId, 'start')
    shiftClock(opens.getTime() - Date.now())
    done(await startRelease(cast.ines!, { releaseId }))
    shiftClock(opens.getTime() + 20 * minute - Date.now())
    await runReleaseSuite(cast.sam!, releaseId)
    await work(
      cast,
      releaseId,
      (item) => item.phase === 'deployment' && item.dueAt !== null && item.dueAt.getTime() < opens.getTime() + day,
    )
    shiftClock(opens.getTime() + 70 * minute - Date.now())
    done(await watchRelease(cast.ines!, { releaseId }))
    await workReadings(cast, releaseId, (item) => item.dueAt!.getTime() === opens.getTime() + 3 * day)
  } finally {
    shiftClock(0)
  }
}

/** Recommendations for tomorrow night: everything is done, and QA has not signed yet. */
async function awaiting(cast: Cast): Promise<void> {
  const releaseId = await makeRelease(cast, nightWindow(1), {
    integration: 'recsys',
    template: 'recsys_readiness',
    image: 'recommend',
    title: 'Experiment assignment',
    version: '5.2.0',
    facts: { exposure_log: true, experiments: true, api_keys: true },
  })
  await work(cast, releaseId, (item) => item.before === 'start')
  await runReleaseSuite(cast.ayo!, releaseId)
  done(await requestSignOff(cast.ines!, { releaseId }))
  await signAll(cast, releaseId, 'start', ['qa_lead'])
}

/** Uppzy without content sync and with async chat: owners and values are seen to, the pre-release list is next. */
async function prepared(cast: Cast): Promise<void> {
  const releaseId = await makeRelease(cast, nightWindow(4), {
    integration: 'uppzy',
    template: 'uppzy_release',
    image: 'chat',
    title: 'Async chat for all tenants',
    version: '3.8.0',
    facts: { content_sync: false, async: true, feedback: true, key_rotation: true },
  })
  const open = new Set(['rollback_path', 'async_budget'])
  await work(cast, releaseId, (item) => item.phase === 'ownership' && !open.has(item.key))
}

/** Clay, in Chinese: the first steps are taken, and the configuration of production still lacks values and owners. */
async function begun(cast: Cast): Promise<void> {
  const releaseId = await makeRelease(cast, nightWindow(6), {
    integration: 'clay',
    template: 'clay_integration',
    image: 'clay-integration',
    title: '客户数据补全接入',
    version: '0.9.0',
    notes: '演示数据，均为虚构。',
    facts: { webhooks: true },
  })
  const ready = new Set(['staging_tested', 'pipeline', 'keys_in_vault', 'least_privilege', 'no_credentials', 'circuit_breaker'])
  await work(cast, releaseId, (item) => ready.has(item.key))
}
