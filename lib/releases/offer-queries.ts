import { type Actor, mayRead } from '@/lib/core/actor'
import { db } from '@/lib/core/db/client'
import { now as clock } from '@/lib/core/clock'
import { can } from '@/lib/core/permissions'
import { findNewer, loadOffer } from './load-offer'
import type { Offer } from './offer-model'
import { readableFacts } from './queries'
import { isEnded } from './state'

/** That a newer version of its template is there for a release. */
export interface OfferNote {
  number: number
  templateName: string
}

/** One offer as its page shows it. */
export interface OfferView extends Offer {
  /** Somebody settled the item here. */
  settled: boolean
  /** Taking it opens the item again: it would ask for something else. */
  reopens: boolean
}

/** Everything a newer version of its template offers a release. */
export interface OfferPageView {
  releaseId: string
  rowVersion: number
  template: { id: string; name: string; madeFrom: number; settled: number | null }
  /** Null when nothing newer is there, or the release has ended. */
  newer: { number: number; note: string; byName: string; at: string | null } | null
  offers: OfferView[]
  /** Slots of the newer version differ; a running release keeps its own. */
  slotsDiffer: boolean
  /** Signatures that count now and cover the plan: they turn stale when anything of it is taken. */
  stale: { id: string; slotName: string; slotNameZh: string; person: string }[]
  may: boolean
}

/**
 * Whether a release that moves has a newer version of its template to look at; `{ offer: null }` when not, null when the release is not
 * there for this actor.
 */
export async function getOfferNote(actor: Actor, releaseId: string): Promise<{ offer: OfferNote | null } | null> {
  const release = await db.release.findUnique({ where: { id: releaseId } })
  if (!release || !mayRead(actor, release.integrationId)) return null
  const newer = isEnded(release.state) ? null : await findNewer(db, release)
  return { offer: newer && { number: newer.number, templateName: release.templateName } }
}

/** What the newest version of its template offers a release; null when the release is not there for this actor. */
export async function getOffer(actor: Actor, releaseId: string): Promise<OfferPageView | null> {
  const facts = await readableFacts(actor, releaseId, clock())
  if (!facts) return null
  const { release, slots } = facts
  const made = await db.templateVersion.findUnique({ where: { id: release.templateVersionId }, select: { templateId: true } })
  const offer = isEnded(release.state) ? null : await loadOffer(db, release)
  const states = new Map(offer?.rows.filter((row) => !row.removed).map((row) => [row.key, row.state]))
  return {
    releaseId,
    rowVersion: release.version,
    template: { id: made?.templateId ?? '', name: release.templateName, madeFrom: release.templateNumber, settled: release.offerSettled },
    newer: offer && {
      number: offer.newer.number,
      note: offer.newer.note,
      byName: offer.newer.publishedByName ?? '',
      at: offer.newer.publishedAt?.toISOString() ?? null,
    },
    offers: (offer?.offers ?? []).map((one) => {
      const { part, key, change, after } = one.difference
      const state = part === 'item' ? (states.get(key) ?? 'open') : 'open'
      const asksElse = change === 'changed' && after !== null && ('kind' in after || 'params' in after)
      return { ...one, settled: state !== 'open', reopens: asksElse && (state === 'done' || state === 'failed') }
    }),
    slotsDiffer: offer?.slotsDiffer ?? false,
    stale: slots.flatMap(({ slot, standing }) =>
      standing?.worth.state === 'valid' && standing.decision === 'go' && standing.covers.includes('plan')
        ? [{ id: standing.id, slotName: slot.name, slotNameZh: slot.nameZh, person: standing.printedName }]
        : [],
    ),
    may: !isEnded(release.state) && can(actor, 'release.take_template_changes', release.integrationId),
  }
}
