import type { ItemView } from '@/lib/checklists/view'
import type { ReleaseRecord } from '../record'

type Say = (text: string) => string
const at = '2026-11-21T08:20:00.000Z'
const later = '2026-11-22T02:05:00.000Z'

/** An item with nothing special about it. */
const itemOf = (more: Partial<ItemView>): ItemView => ({
  id: 'i1',
  key: 'item',
  version: 1,
  parentId: null,
  depth: 0,
  parent: false,
  phase: 'd_1',
  group: 'Checks',
  text: 'Item',
  textZh: '',
  details: '',
  detailsZh: '',
  kind: 'manual',
  params: {},
  automatic: false,
  needs: null,
  proven: false,
  evidenceCount: 0,
  measured: null,
  before: 'start',
  optional: false,
  ownOptional: false,
  condition: null,
  due: null,
  dueAt: null,
  dueWholeDay: false,
  late: false,
  state: 'open',
  remark: null,
  reason: '',
  note: '',
  waiver: null,
  assignee: null,
  settledByName: null,
  settledAt: null,
  estimateMinutes: null,
  startedAt: null,
  roleKey: null,
  maxAgeHours: null,
  missedAt: null,
  run: null,
  running: false,
  suite: null,
  runCounts: true,
  evidence: [],
  ...more,
})

/** A plan with an item of every state and evidence of every kind. */
export function planOf(say: Say, lines: Say): ReleaseRecord['checklist'] {
  const group = say('Checks')
  const by = { settledByName: say('Tomás Reis'), settledAt: at }
  const evidence = (id: string, kind: string, value: Record<string, unknown>, fileId: string | null = null) => ({
    id,
    kind,
    value,
    fileId,
    addedByName: say('Tomás Reis'),
    addedAt: at,
  })
  const item = (id: string, text: string, more: Partial<ItemView>) => itemOf({ id, key: id, group, text: say(text), ...more })
  const kept = {
    figures: [
      { key: 'errors', title: say('Errors'), titleZh: '', unit: '%', target: '< 0.1', threshold: '> 1', value: 2.5, worth: 'alarm' },
      { key: 'p95', title: say('p95'), titleZh: '', unit: say('ms'), target: '', threshold: '', value: null, worth: 'no_data' },
    ],
    note: lines('Looked at by hand.'),
    late: true,
  }
  const items = [
    item('done', 'Unit tests are green', {
      textZh: '单元测试通过',
      state: 'done',
      ...by,
      due: 'D-1',
      dueAt: later,
      details: lines('Run them twice.'),
      detailsZh: lines('运行两次。'),
      note: lines('All of them.'),
      roleKey: 'qa_lead',
      assignee: { id: 'p', name: say('Tomás Reis') },
      startedAt: at,
      evidence: [
        evidence('e1', 'link', { url: 'https://ci.example.test/1?a=1&b=(2)', title: say('Run 1') }),
        evidence('e2', 'text', { text: lines('Seen.') }),
        evidence('e3', 'output', { output: lines('ok') }),
        evidence('e4', 'file', { name: say('report.pdf'), size: 12, sha256: 'f'.repeat(64) }, 'f1'),
        evidence('e5', 'communication', { name: say('To clients'), mode: 'mail', recipients: 3, subject: say('Tonight') }),
        evidence('e6', 'figures', kept),
        evidence('e7', 'odd', { any: say('thing') }),
      ],
    }),
    item('part', 'A part', { parentId: 'done', depth: 1, state: 'not_applicable', reason: say('Nothing to do.'), ...by }),
    item('number', 'Error rate', {
      kind: 'number',
      needs: 'number',
      params: { limit: '< 1 %', ask: say('from the board') },
      state: 'failed',
      reason: say('2.5 %'),
      ...by,
      late: true,
      evidence: [evidence('e8', 'number', { number: 2.5, unit: '%' })],
    }),
    item('waived', 'Load test', {
      state: 'waived',
      optional: true,
      waiver: { ownerName: say('Ayo Bello'), reason: say('No time.'), endsAt: later, active: true },
    }),
    item('absent', 'Async chat', { state: 'absent', condition: 'async', remark: { code: 'condition', params: { condition: 'async' } } }),
    item('smoke', 'Smoke', {
      kind: 'smoke',
      automatic: true,
      state: 'stale',
      suite: { id: 'u', key: 'core', name: say('Core') },
      run: { id: 'r1', name: say('Core'), state: 'failed', at, passedCount: 1, stepCount: 2, summary: say('status 500, expected 200') },
      remark: { code: 'changed', params: { change: say('RETRY_MAX 3 → 5'), changedAt: later } },
    }),
    item('command', 'Migrate', {
      kind: 'command',
      needs: 'output',
      params: { command: lines('npm run migrate'), expected: say('done') },
      remark: { code: 'missed', params: { at } },
      missedAt: at,
    }),
  ]
  return {
    id: 'c1',
    releaseId: 'r',
    integrationId: 'g1',
    environmentId: 'e1',
    timeZone: 'Asia/Shanghai',
    windowStart: later,
    windowEnd: later,
    closed: false,
    facts: { async: false },
    phases: [
      {
        key: 'd_1',
        title: say('The day before'),
        titleZh: '前一天',
        offset: 'D-1',
        nextDueAt: null,
        progress: { settled: 1, total: 5 } as never,
        groups: [{ title: group, titleZh: '', progress: {} as never }],
      },
    ],
    progress: { start: { settled: 1, total: 5 }, completion: { settled: 0, total: 0 } } as never,
    roles: [{ key: 'qa_lead', name: say('QA Lead'), nameZh: '测试负责人' }],
    can: {} as ReleaseRecord['checklist']['can'],
    personId: null,
    language: 'en',
    judgedAt: later,
    items,
  }
}
