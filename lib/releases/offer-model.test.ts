import { describe, expect, it } from 'vitest'
import { composeOffer } from './compose-offer'
import type { OfferRow } from './load-offer'
import { chosenSuites, entriesOfBody, entriesOfPlan } from './offer-entries'
import { offerChanges } from './offer-model'
import { PlanParts, readParts } from '@/lib/templates/parts'
import { listTemplateItems } from '@/lib/templates/rules'
import { TemplateBody, type TemplateBodyInput, type TemplateItemInput } from '@/lib/templates/schema'
import { expandWatches } from '@/lib/templates/watches'

const item = (key: string, more: Partial<TemplateItemInput> = {}): TemplateItemInput => ({
  key,
  text: `Item ${key}`,
  before: 'start',
  ...more,
})
const body = (items: TemplateItemInput[], more: Partial<TemplateBodyInput> = {}): TemplateBody =>
  TemplateBody.parse({ phases: [{ key: 'prep', title: 'Prepare', offset: { days: -1 }, groups: [{ title: 'All', items }] }], ...more })

/** The rows of a plan made from a body. */
function rowsOf(made: TemplateBody, changes: Record<string, Partial<OfferRow>> = {}): OfferRow[] {
  const whole = expandWatches(made)
  return listTemplateItems(whole).map(({ item: { items: _items, ...own }, parent, phase, group }, position) => ({
    ...own,
    due: own.due ?? whole.phases.find((one) => one.key === phase)?.offset ?? null,
    id: `id-${own.key}`,
    parentId: parent ? `id-${parent.key}` : null,
    parentKey: parent?.key ?? null,
    phase,
    group,
    state: 'open',
    position,
    removed: false,
    version: 1,
    ...changes[own.key],
  }))
}
const phasesOf = (made: TemplateBody) =>
  made.phases.map(({ groups, ...phase }) => ({ ...phase, groups: groups.map(({ title, titleZh }) => ({ title, titleZh })) }))

function offers(base: TemplateBody, next: TemplateBody, rows: OfferRow[] = rowsOf(base)) {
  const active = rows.filter((row) => !row.removed)
  const suites = chosenSuites(base, active)
  const found = offerChanges(
    entriesOfBody(base, suites),
    entriesOfBody(next, suites),
    entriesOfPlan(active, phasesOf(base), PlanParts.parse(base)),
  )
  const take = (ids: string[]) =>
    composeOffer(
      { next, rows, phases: phasesOf(base), parts: readParts(PlanParts.parse(base)) },
      found.filter((offer) => ids.includes(offer.id)),
    )
  return { found, take, said: found.map((offer) => `${offer.difference.change} ${offer.id}`) }
}

const v1 = body([item('a'), item('b'), item('c')])

describe('what a newer version offers', () => {
  it.each<[string, TemplateBody, Record<string, Partial<OfferRow>>, string[]]>([
    ['nothing where nothing changed', body([item('a'), item('b'), item('c')]), {}, []],
    [
      'what came, what changed, what went',
      body([item('a', { text: 'New' }), item('x'), item('c')]),
      {},
      ['changed item a', 'added item x', 'removed item b'],
    ],
    ['nothing for what is the same here already', body([item('a', { text: 'New' }), item('b'), item('c')]), { a: { text: 'New' } }, []],
    ['not again what was removed by hand', body([item('a'), item('b', { text: 'New' }), item('c')]), { b: { removed: true } }, []],
    ['nothing for an item only edited here', v1, { a: { text: 'Ours' } }, []],
    ['a new due of a phase, item by item', body([item('a', { due: { days: -3 } }), item('b'), item('c')], {}), {}, ['changed item a']],
  ])('%s', (_name, next, changes, expected) => {
    expect(offers(v1, next, rowsOf(v1, changes)).said).toEqual(expected)
  })

  it('items added by hand stay out of it', () => {
    const rows = [...rowsOf(v1), { ...rowsOf(body([item('added_1')]))[0]!, position: 9 }]
    expect(offers(v1, body([item('a')]), rows).said).toEqual(['removed item b', 'removed item c'])
  })

  it('offers only the fields that the template changed, and says where they were edited here too', () => {
    const next = body([item('a', { text: 'New', details: 'More' }), item('b'), item('c')])
    const [offer] = offers(v1, next, rowsOf(v1, { a: { text: 'Ours', optional: true } })).found
    expect(offer).toMatchObject({
      editedHere: true,
      difference: { before: { text: 'Ours', details: '' }, after: { text: 'New', details: 'More' } },
    })
    expect(offers(v1, next).found[0]!.editedHere).toBe(false)
  })

  it('what was left once is not offered again, and what changes again is', () => {
    const v2 = body([item('a', { text: 'Two' }), item('b'), item('c'), item('x')])
    expect(offers(v2, v2, rowsOf(v1)).said).toEqual([])
    expect(offers(v2, body([item('a', { text: 'Three' }), item('b'), item('c'), item('x', { text: 'X' })]), rowsOf(v1)).said).toEqual([
      'changed item a',
    ])
  })

  it('a suite chosen for the release stands for the template’s', () => {
    const smoke = (text: string) => item('s', { kind: 'smoke', params: { suiteKey: 'theirs' }, text })
    const rows = rowsOf(body([smoke('Smoke')]), { s: { params: { suiteKey: 'ours' } } })
    const { found } = offers(
      body([smoke('Smoke')]),
      body([smoke('Smoke again'), item('t', { kind: 'smoke', params: { suiteKey: 'theirs' } })]),
      rows,
    )
    expect(found.map((offer) => offer.difference.after)).toMatchObject([{ text: 'Smoke again' }, { params: { suiteKey: 'ours' } }])
    expect(found[0]!.difference.after).not.toHaveProperty('params')
  })

  it('a changed phase moves the dues of its items', () => {
    const later = TemplateBody.parse({ phases: [{ ...v1.phases[0]!, offset: { days: -2 } }] })
    expect(offers(v1, later).said).toEqual(['changed phase prep', 'changed item a', 'changed item b', 'changed item c'])
  })
})

describe('the plan with what was taken in it', () => {
  it('puts what is new behind what it follows, and leaves the rest in its order', () => {
    const next = body([item('x'), item('a'), item('y'), item('z'), item('b'), item('c', { text: 'C' })])
    const plan = offers(v1, next).take(['item x', 'item z', 'item c'])
    expect(plan.order).toEqual(['x', 'a', 'z', 'b', 'c'])
    expect(plan.items.map((one) => [one.key, one.change])).toEqual([
      ['x', 'added'],
      ['z', 'added'],
      ['c', 'changed'],
    ])
  })

  it('brings the phase and group of a new item, and nothing of what was left', () => {
    const next = TemplateBody.parse({
      phases: [
        ...v1.phases,
        {
          key: 'later',
          title: 'Later',
          groups: [
            { title: 'One', items: [item('l')] },
            { title: 'Two', items: [item('m')] },
          ],
        },
      ],
    })
    const { take } = offers(v1, next)
    expect(take(['item l']).phases).toMatchObject([{ key: 'prep' }, { key: 'later', groups: [{ title: 'One' }] }])
    expect(take([]).phases.map((phase) => phase.key)).toEqual(['prep'])
  })

  it('a part whose parent was left stands alone; with its parent it stands under it', () => {
    const next = body([item('a'), item('b'), item('c'), item('p', { items: [item('q')] })])
    const { take } = offers(v1, next)
    expect(take(['item q']).items).toMatchObject([{ key: 'q', parentKey: null }])
    expect(take(['item p', 'item q']).items).toMatchObject([{ key: 'p' }, { key: 'q', parentKey: 'p' }])
  })

  it('brings the communication an item sends and the watch a reading belongs to, unasked', () => {
    const next = body([item('a'), item('b'), item('c'), item('mail', { kind: 'communication', params: { communication: 'm' } })], {
      communications: [
        { key: 'm', title: 'Mail', channel: 'mail', text: 'Hello' },
        { key: 'n', title: 'Other', channel: 'mail', text: 'No' },
      ],
      metrics: [{ key: 'p95', title: 'p95' }],
      watches: [{ key: 'w', title: 'Watch', phase: 'prep', fromMinutes: 0, toMinutes: 60, everyMinutes: 30, figures: ['p95'] }],
    })
    const { take } = offers(v1, next)
    expect(take(['item mail']).parts.communications.map((one) => one.key)).toEqual(['m'])
    const reading = take(['item w_30'])
    expect([reading.parts.watches.map((one) => one.key), reading.parts.metrics.map((one) => one.key)]).toEqual([['w'], ['p95']])
    expect(take([]).parts.communications).toEqual([])
  })
})
