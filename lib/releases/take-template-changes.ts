import { readFacts } from '@/lib/checklists/read-facts'
import { command } from '@/lib/core/command'
import { refuse } from '@/lib/core/refusal'
import { MAX_ITEMS } from '@/lib/templates/rules'
import { composeOffer } from './compose-offer'
import { loadOffer } from './load-offer'
import { integrationOfRelease, lockRelease, touchedBy } from './locks'
import { changeOf, entityOf, nameOf } from './release-record'
import { TakeTemplateChangesInput } from './schema'
import { isEnded } from './state'
import { writeOffer } from './write-offer'

/**
 * Takes changes of a newer version of its template into a running release, item by item; what is not named is left, and is not offered
 * again. Settled items keep their state unless they now ask for something else. The plan changes, so what was signed for it is stale. Only
 * a person or a token with the right decides this: publishing a template never touches a release.
 */
export const takeTemplateChanges = command({
  name: 'release.take_template_changes',
  input: TakeTemplateChangesInput,
  integration: integrationOfRelease,
  run: async ({ tx, actor, input, now, emit, expectVersion }) => {
    const release = await lockRelease(tx, input.releaseId)
    expectVersion({ version: release.version, value: { offerSettled: release.offerSettled } })
    if (isEnded(release.state)) throw refuse('release_ended', { state: release.state })
    // Ticks hold the checklist shared: they happen before this or after it.
    await tx.$queryRaw`select id from checklists where id = ${release.checklistId}::uuid for no key update`
    const offer = await loadOffer(tx, release)
    if (offer?.newer.number !== input.number) throw refuse('offer_outdated', { number: input.number }, { field: 'number' })
    const asked = new Set(input.take)
    const taken = offer.offers.filter((one) => asked.has(one.id))
    if (taken.length !== asked.size) throw refuse('offer_unknown', {}, { field: 'take' })
    const composed = composeOffer(offer, taken)
    if (composed.order.length > MAX_ITEMS) throw refuse('too_many_items', { max: MAX_ITEMS })
    await writeOffer(tx, { offer, composed, now })

    const facts = readFacts(release.checklist.facts)
    const fresh = taken.length === 0 ? [] : offer.next.facts.filter((fact) => !Object.hasOwn(facts, fact.key))
    const allFacts = { ...facts, ...Object.fromEntries(fresh.map((fact) => [fact.key, fact.default])) }
    await tx.checklist.update({ where: { id: release.checklistId }, data: { facts: allFacts, version: { increment: 1 } } })
    const saved = await tx.release.update({
      where: { id: release.id },
      data: { offerSettled: input.number, facts: allFacts, version: { increment: 1 } },
    })
    await emit('release.changed', { releaseId: release.id, integrationId: release.integrationId, what: 'updated', state: release.state })
    const left = offer.offers.filter((one) => !asked.has(one.id)).map((one) => one.id)
    const told = { number: input.number, taken: taken.map((one) => one.id), left }
    return {
      value: { version: saved.version, taken: taken.length, left: left.length },
      audit: { entity: entityOf(release), before: { template: release.templateName, settled: offer.newer.base }, after: told },
      touched: touchedBy(release.id),
      changes: [
        changeOf(
          release,
          'template_changes',
          `${nameOf(release)}: ${taken.length} of ${offer.offers.length} changes taken from ${release.templateName} v${input.number} by ${actor.name}`,
          { ...told, name: release.templateName, list: String(taken.length) },
        ),
      ],
    }
  },
})
