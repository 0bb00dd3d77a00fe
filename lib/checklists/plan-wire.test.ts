import { describe, expect, it } from 'vitest'
import { packPlan, unpackPlan } from './plan-wire'
import type { PlanItem, PlanView } from './view'

const bare: PlanItem = {
  ...unpackPlan({ items: [{ id: 'a', phase: 'p', group: 'G', text: 'A' }] } as never).items[0]!,
}
const view = (items: PlanItem[]) => ({ id: 'c', items }) as unknown as PlanView

describe('plan wire', () => {
  it('leaves out what most rows have', () => {
    expect(packPlan(view([bare])).items).toEqual([{ id: 'a', phase: 'p', group: 'G', text: 'A' }])
  })
  it('brings every row back as it was', () => {
    const other: PlanItem = {
      ...bare,
      id: 'b',
      version: 4,
      depth: 2,
      params: { limit: '< 200 ms' },
      automatic: null,
      runCounts: false,
      state: 'failed',
      remark: { code: 'outside_limit', params: { measured: '412 ms' } },
      dueAt: '2026-11-22T02:05:00.000Z',
    }
    const sent = JSON.parse(JSON.stringify(packPlan(view([bare, other])))) as ReturnType<typeof packPlan>
    expect(unpackPlan(sent).items).toEqual([bare, other])
  })
  it('says the phase and group of rows that stand together once', () => {
    const places = [
      ['p', 'G'],
      ['p', 'G'],
      ['p', 'H'],
      ['q', 'H'],
      ['q', 'H'],
    ] as const
    const items = places.map(([phase, group], index) => ({ ...bare, id: String(index), phase, group }))
    const sent = packPlan(view(items))
    expect(sent.items.map((item) => item.phase ?? '')).toEqual(['p', '', 'p', 'q', ''])
    expect(unpackPlan(sent).items).toEqual(items)
  })
  it('gives the same object for the same row', () => {
    const sent = packPlan(view([bare]))
    expect(unpackPlan({ ...sent }).items[0]).toBe(unpackPlan(sent).items[0])
  })
  it('gives another for a row that stands somewhere else now', () => {
    const row = { id: 'b', text: 'B' }
    const under = (phase: string) => unpackPlan({ ...view([]), items: [{ id: 'a', phase, group: 'G', text: 'A' }, row] }).items[1]
    expect([under('p'), under('q'), under('q')].map((item) => item?.phase)).toEqual(['p', 'q', 'q'])
  })
})
