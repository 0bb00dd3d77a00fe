import { describe, expect, it } from 'vitest'
import { resolveDue } from '../due'
import { judgeTemplate, listTemplateItems } from '../rules'
import { datedRelease, shippedTemplates } from './dated-release'

const { body } = datedRelease
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
  it('can be published as it is, like everything that ships', () => {
    for (const template of shippedTemplates) expect(judgeTemplate(template.body)).toEqual([])
  })

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
      Risks: 6,
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
    ['reading_m15', '2026-11-22T03:15:00.000Z'],
    ['reading_h22', '2026-11-23T01:00:00.000Z'],
    ['day_error_rate', '2026-11-23T02:00:00.000Z'],
    ['went_well', '2026-11-29T23:59:00.000Z'],
    ['month_satisfaction', '2026-12-22T23:59:00.000Z'],
    ['lint', null],
  ])('%s is due at %s', (key, at) => {
    expect(dueOf(key)).toBe(at)
  })

  it('asks for readings every 15 minutes, hourly, every 4 hours, daily', () => {
    expect(body.phases.find((phase) => phase.key === 'watch')!.groups.map((group) => group.items.length)).toEqual([4, 5, 4, 6])
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

  it('reads in Chinese throughout', () => {
    const texts = [
      ...body.facts.map((fact) => [fact.label, fact.labelZh]),
      ...body.phases.flatMap((phase) => [[phase.title, phase.titleZh], ...phase.groups.map((group) => [group.title, group.titleZh])]),
      ...placed.map(({ item }) => [item.text, item.textZh]),
      ...placed.filter(({ item }) => item.details !== '').map(({ item }) => [item.details, item.detailsZh]),
      ...body.slots.flatMap((slot) => [
        [slot.name, slot.nameZh],
        [slot.meaning, slot.meaningZh],
      ]),
    ]
    for (const [english, chinese] of texts) expect(`${english}: ${chinese === '' ? 'missing' : 'there'}`).toBe(`${english}: there`)
  })
})
