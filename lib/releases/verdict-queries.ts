import { type Actor, readableWhere } from '@/lib/core/actor'
import { now as clock } from '@/lib/core/clock'
import { db } from '@/lib/core/db/client'
import { asLocale, type Locale } from '@/lib/core/texts'
import { viewVerdict } from './build-view'
import type { ReleaseFacts } from './load-facts'
import { readableFacts } from './queries'
import { sayWords } from './say-words'
import { openStates, type ReleaseState } from './state'
import type { BlockerView, VerdictView } from './view'

/** What a machine is told: the verdict with its reasons in words. */
export interface VerdictAnswer {
  release: { id: string; number: number; title: string; version: string; state: ReleaseState; integration: string; environment: string }
  /** Whether this version may be deployed here now: the verdict for its start is GO, or it has started and goes on. */
  go: boolean
  /** The verdict on the next step; null once the release has ended. */
  verdict: (VerdictView & { blockers: (BlockerView & { text: string })[] }) | null
}

const localeOf = (actor: Actor): Locale => (actor.kind === 'person' ? asLocale(actor.locale) : 'en')

/** The verdict of a release; null when it is not there for this actor. */
export async function getVerdict(actor: Actor, releaseId: string): Promise<VerdictAnswer | null> {
  const facts = await readableFacts(actor, releaseId, clock())
  return facts ? answer(facts, localeOf(actor)) : null
}

/**
 * The verdict for a version in an environment, as a pipeline asks before it deploys: of the newest release of it that still moves, else the
 * newest there is. Integration and environment by key. Null when there is none this actor may read: then nothing says GO.
 */
export async function findVerdict(
  actor: Actor,
  { integration, environment, version }: { integration: string; environment: string; version: string },
): Promise<VerdictAnswer | null> {
  const where = { ...readableWhere(actor), integration: { key: integration }, environment: { key: environment }, releaseVersion: version }
  const select = { id: true }
  const newest = { number: 'desc' as const }
  const found =
    (await db.release.findFirst({ where: { ...where, state: { in: [...openStates] } }, orderBy: newest, select })) ??
    (await db.release.findFirst({ where, orderBy: newest, select }))
  return found ? getVerdict(actor, found.id) : null
}

function answer({ release, verdict }: ReleaseFacts, locale: Locale): VerdictAnswer {
  const { id, number, title, releaseVersion, state } = release
  const started = state === 'in_progress' || state === 'watching'
  const view = verdict ? viewVerdict(verdict) : null
  return {
    release: {
      id,
      number,
      title,
      version: releaseVersion,
      state,
      integration: release.integration.key,
      environment: release.environment.key,
    },
    go: started || (state === 'awaiting_sign_off' && verdict?.call === 'go'),
    verdict: view && { ...view, blockers: view.blockers.map((blocker) => ({ ...blocker, text: sayWords(locale, blocker.words) })) },
  }
}
