import { failItem } from '@/lib/checklists/fail-item'
import { requestSignOff } from '@/lib/releases/request-sign-off'
import { startRelease } from '@/lib/releases/start-release'
import { watchRelease } from '@/lib/releases/watch-release'
import type { Agenda } from './agenda'
import { done } from './done'
import type { Cast } from './fill-people'
import { day, hour, makeRelease, minute, nightWindow, signAll } from './make-release'
import { runReleaseSuites } from './run-suite'
import { noteWork } from './when-worked'
import { leavesOf } from './work-items'

/** Releases of the other four integrations, each at another point of its way: watched, awaiting a signature, GO, preparing, NO-GO. */
export function fillOtherReleases(agenda: Agenda, cast: Cast): void {
  canary(agenda, cast)
  awaiting(agenda, cast)
  ready(agenda, cast)
  prepared(agenda, cast)
  stopped(agenda, cast)
}

/** QWED in its first week at 5 %: read daily, but for the third day, which was missed. */
function canary(agenda: Agenda, cast: Cast): void {
  const opens = nightWindow(-5).getTime()
  const missed = opens + 3 * day
  agenda.note(opens - 8 * day, async () => {
    const releaseId = await makeRelease(cast, new Date(opens), {
      integration: 'qwed',
      template: 'qwed_go_live',
      image: 'verify',
      title: 'Batch verification',
      version: '1.6.0',
      facts: { batch: true },
    })
    const thisWeek = (dueAt: Date | null) => dueAt !== null && dueAt.getTime() < opens + 7 * day && dueAt.getTime() !== missed
    await noteWork(agenda, cast, releaseId, (item) => item.before === 'start' || thisWeek(item.dueAt))
    agenda.note(opens - 3 * hour, async () => {
      await runReleaseSuites(cast.ayo!, releaseId)
      done(await requestSignOff(cast.ines!, { releaseId }))
    })
    agenda.note(opens - 2 * hour, () => signAll(cast, releaseId, 'start'))
    agenda.note(opens, async () => void done(await startRelease(cast.ines!, { releaseId })))
    agenda.note(opens + 19 * minute, () => runReleaseSuites(cast.sam!, releaseId))
    agenda.note(opens + 70 * minute, async () => void done(await watchRelease(cast.ines!, { releaseId })))
  })
}

/** Recommendations for tomorrow night: everything is done, and QA has not signed yet. */
function awaiting(agenda: Agenda, cast: Cast): void {
  agenda.note(Date.now() - 4 * day, async () => {
    const releaseId = await makeRelease(cast, nightWindow(1), {
      integration: 'recsys',
      template: 'recsys_readiness',
      image: 'recommend',
      title: 'Experiment assignment',
      version: '5.2.0',
      facts: { exposure_log: true, experiments: true, api_keys: true },
    })
    await noteWork(agenda, cast, releaseId, (item) => item.before === 'start')
    agenda.note(Date.now() - 2 * hour, async () => {
      await runReleaseSuites(cast.ayo!, releaseId)
      done(await requestSignOff(cast.ines!, { releaseId }))
    })
    agenda.note(Date.now() - hour, () => signAll(cast, releaseId, 'start', ['qa_lead']))
  })
}

/** Chat on staging, tonight: nothing stands in the way. */
function ready(agenda: Agenda, cast: Cast): void {
  const opens = new Date(Math.ceil(Date.now() / hour) * hour + 5 * hour)
  agenda.note(Date.now() - day, async () => {
    const releaseId = await makeRelease(cast, opens, {
      integration: 'uppzy',
      environment: 'staging',
      template: 'general_release',
      suites: { smoke: 'uppzy-flow' },
      image: 'chat',
      title: 'Async chat, rehearsal',
      version: '3.8.0',
      facts: { database_migration: false },
    })
    await noteWork(agenda, cast, releaseId, (item) => item.before === 'start')
    agenda.note(Date.now() - 90 * minute, async () => {
      await runReleaseSuites(cast.ayo!, releaseId)
      done(await requestSignOff(cast.ines!, { releaseId }))
    })
    agenda.note(Date.now() - 50 * minute, () => signAll(cast, releaseId, 'start'))
  })
}

/** Uppzy without content sync and with async chat: owners and values are seen to, the pre-release list is next. */
function prepared(agenda: Agenda, cast: Cast): void {
  const open = new Set(['rollback_path', 'async_budget'])
  agenda.note(Date.now() - 3 * day, async () => {
    const releaseId = await makeRelease(cast, nightWindow(4), {
      integration: 'uppzy',
      template: 'uppzy_release',
      image: 'chat',
      title: 'Async chat for all tenants',
      version: '3.8.0',
      facts: { content_sync: false, async: true, feedback: true, key_rotation: true },
    })
    await noteWork(agenda, cast, releaseId, (item) => item.phase === 'ownership' && !open.has(item.key))
  })
}

/** Clay, in Chinese: the first steps are taken, one check failed, and the configuration of production still lacks values and owners. */
function stopped(agenda: Agenda, cast: Cast): void {
  const settled = new Set(['staging_tested', 'pipeline', 'keys_in_vault', 'least_privilege', 'no_credentials', 'circuit_breaker'])
  agenda.note(Date.now() - 2 * day, async () => {
    const releaseId = await makeRelease(cast, nightWindow(6), {
      integration: 'clay',
      template: 'clay_integration',
      image: 'clay-integration',
      title: '客户数据补全接入',
      version: '0.9.0',
      notes: '演示数据，均为虚构。',
      facts: { webhooks: true },
    })
    await noteWork(agenda, cast, releaseId, (item) => settled.has(item.key))
    agenda.note(Date.now() - 3 * hour, async () => {
      const item = (await leavesOf(releaseId)).find(({ key }) => key === 'rate_limit_backoff')!
      done(await failItem(cast.mira!, { itemId: item.id, reason: '收到 429 后立即重试，没有退避。' }))
    })
  })
}
