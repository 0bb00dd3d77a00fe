import { describe, expect, it } from 'vitest'
import { resolveDue } from '../due'
import { listTemplateItems } from '../rules'
import { expandWatches } from '../watches'
import { datedRelease } from './dated-release'

/** As a release has it: every reading of its watches an item. */
const body = expandWatches(datedRelease.body)
const placed = listTemplateItems(body)
const byKey = new Map(placed.map((entry) => [entry.item.key, entry]))
const leaves = placed.filter(({ item }) => item.items.length === 0)
const start = new Date('2026-11-22T02:00:00Z')

/** Due of an item, or else of its phase, in the window the plan was written for. */
function dueOf(key: string): string | null {
  const { item, phase } = byKey.get(key)!
  const due = item.due ?? body.phases.find((one) => one.key === phase)?.offset
  return due ? resolveDue(due, start, 'UTC').at.toISOString() : null
}

describe('the dated release', () => {
  it('has every group of HST-2 with all its items', () => {
    const count = (group: string) => leaves.filter((entry) => entry.phase === 'pre_deployment' && entry.group === group).length
    expect(Object.fromEntries(body.phases[0]!.groups.map((group) => [group.title, count(group.title)]))).toEqual({
      Document: 1,
      'Code quality': 6,
      Staging: 6,
      Performance: 4,
      Security: 5,
      Documentation: 6,
      Configuration: 7,
      Monitoring: 5,
      'Backup and rollback': 4,
    })
  })

  it('has the configuration item with its four parts', () => {
    expect(byKey.get('environment_values')!.item.items.map((item) => item.text)).toEqual([
      'SUPABASE_URL',
      'SUPABASE_SERVICE_KEY',
      'HOSTAWAY_ACCOUNT_ID',
      'HOSTAWAY_SECRET_KEY',
    ])
  })

  it.each([
    ['unit_tests', '>= 104 tests'],
    ['integration_tests', '>= 8 tests'],
    ['cursor_codec', '< 1 ms'],
    ['page_load', '< 200 ms'],
    ['token_budget_down', '> 60 %'],
    ['p95_after_open', '< 500 ms'],
    ['errors_after_open', '< 0.1 %'],
    ['watch_cpu', '< 70 %'],
    ['day_adoption', '> 20 %'],
    ['month_adoption', '> 95 %'],
    ['month_overflow', '< 1 %'],
  ])('%s is measured: %s', (key, limit) => {
    expect(byKey.get(key)!.item).toMatchObject({ kind: 'number', params: { limit } })
  })

  it.each([
    ['notify_clients', '2026-11-15T23:59:00.000Z'],
    ['tls_valid', '2026-11-21T23:59:00.000Z'],
    ['maintenance_enabled', '2026-11-22T02:00:00.000Z'],
    ['backup_restored', '2026-11-22T02:05:00.000Z'],
    ['deploy_migrations', '2026-11-22T02:10:00.000Z'],
    ['smoke_in_window', '2026-11-22T02:15:00.000Z'],
    ['maintenance_disabled', '2026-11-22T02:25:00.000Z'],
    ['watch_dashboard', '2026-11-22T02:30:00.000Z'],
    ['watch_complaints', '2026-11-22T03:00:00.000Z'],
    ['reading_hour_1_75', '2026-11-22T03:15:00.000Z'],
    ['reading_hour_1_120', '2026-11-22T04:00:00.000Z'],
    ['reading_hours_2_to_6_420', '2026-11-22T09:00:00.000Z'],
    ['reading_hours_6_to_24_1380', '2026-11-23T01:00:00.000Z'],
    ['reading_days_2_to_7_2880', '2026-11-24T02:00:00.000Z'],
    ['reading_days_2_to_7_10080', '2026-11-29T02:00:00.000Z'],
    ['day_error_rate', '2026-11-23T02:00:00.000Z'],
    ['retrospective_held', '2026-11-29T23:59:00.000Z'],
    ['month_satisfaction', '2026-12-22T23:59:00.000Z'],
    ['lint', null],
  ])('%s is due at %s', (key, at) => {
    expect(dueOf(key)).toBe(at)
  })

  it('asks for readings every 15 minutes, hourly, every 4 hours, daily, and none of them holds the completion', () => {
    const readings = body.phases.find((phase) => phase.key === 'watch')!.groups.slice(1)
    expect(readings.map((group) => [group.title, group.items.length])).toEqual([
      ['Hour 1, every 15 minutes', 4],
      ['Hours 2 to 6, hourly', 5],
      ['Hours 6 to 24, every 4 hours', 4],
      ['Days 2 to 7, daily', 6],
    ])
    expect(readings.flatMap((group) => group.items).every((item) => item.kind === 'reading' && item.optional)).toBe(true)
  })

  it('goes back in 7 minutes, one step after the other', () => {
    const steps = byKey.get('rollback_steps')!.item.items
    expect(steps.map((step) => step.estimateMinutes)).toEqual([1, 2, 1, null, 3, null])
  })

  it('says who does each minute of the window, and for how long', () => {
    const plan = leaves.filter((entry) => entry.group === 'Minute plan')
    expect(plan.filter(({ item }) => item.roleKey === null || item.estimateMinutes === null)).toEqual([])
    const minutes = Map.groupBy(plan, ({ item }) => (item.due && 'afterMinutes' in item.due ? item.due.afterMinutes : null))
    const taken = [...minutes].map(([at, items]) => [at, items.reduce((sum, { item }) => sum + item.estimateMinutes!, 0)])
    expect(taken).toEqual([
      [0, 5],
      [5, 5],
      [10, 5],
      [15, 10],
      [25, 5],
    ])
  })

  it('binds a smoke suite before the start and one in the window', () => {
    expect(leaves.filter(({ item }) => item.kind === 'smoke').map(({ item }) => [item.key, item.before, item.params.suiteKey])).toEqual([
      ['smoke_before_start', 'start', 'hostaway-core'],
      ['smoke_in_window', 'completion', 'hostaway-core'],
    ])
  })

  it('asks only what comes before the window before the start', () => {
    const early = new Set(['pre_deployment', 'd_minus_7', 'd_minus_1'])
    for (const { item, phase } of placed)
      expect(`${item.key} ${item.before}`).toBe(`${item.key} ${early.has(phase) ? 'start' : 'completion'}`)
  })

  it('has the six slots of HST-14, and configuration concerns three of them', () => {
    expect(body.slots.map((slot) => [slot.slotRoleKey, slot.before])).toEqual([
      ['tech_lead', 'start'],
      ['devops', 'start'],
      ['qa_lead', 'start'],
      ['product_owner', 'start'],
      ['deployment_lead', 'completion'],
      ['on_call_engineer', 'completion'],
    ])
    expect(body.slots.filter((slot) => slot.covers.includes('configuration')).map((slot) => slot.slotRoleKey)).toEqual([
      'tech_lead',
      'devops',
      'on_call_engineer',
    ])
  })
})
