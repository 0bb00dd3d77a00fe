import type { SubjectFacts } from '../subject-facts'
import type { ItemFact, SlotFact, SuiteFact, VerdictFacts } from '../verdict-facts'

/** A moment on the demo's release day, by hour and minute, UTC. For tests. */
export function at(hour: number, minute = 0): Date {
  return new Date(Date.UTC(2026, 10, 22, hour, minute))
}

/** An item that is done and asked for before the start. For tests. */
export function item(changes: Partial<ItemFact> = {}): ItemFact {
  return {
    id: 'i1',
    text: 'Unit tests',
    textZh: '单元测试',
    before: 'start',
    optional: false,
    automatic: false,
    state: 'done',
    reason: '',
    waiverEndedAt: null,
    dueAt: null,
    ...changes,
  }
}

/** A suite that passed at 12:00 and nothing changed since. For tests. */
export function suite(changes: Partial<SuiteFact> = {}): SuiteFact {
  return {
    suiteId: 's1',
    key: 'core',
    name: 'Listings core',
    before: 'start',
    runnable: true,
    excused: false,
    run: { id: 'r1', state: 'passed', finishedAt: at(12), passed: 5, steps: 5 },
    running: false,
    changed: null,
    maxAgeHours: null,
    ...changes,
  }
}

/** A slot of before that is signed GO. For tests. */
export function slot(changes: Partial<SlotFact> = {}): SlotFact {
  return {
    id: 'sl1',
    name: 'Tech Lead',
    nameZh: '技术负责人',
    before: 'start',
    worth: 'go',
    signer: 'Mira',
    reason: '',
    parts: [],
    ...changes,
  }
}

/** Facts by which every station says GO at 13:00. For tests. */
export function verdictFacts(changes: Partial<VerdictFacts> = {}): VerdictFacts {
  return {
    release: { id: 'rel', integrationKey: 'listings-api', environmentId: 'env', window: { start: at(14), end: at(15) } },
    items: [item()],
    suites: [suite()],
    configuration: { set: 11, required: 11, findings: [] },
    slots: [slot()],
    freezes: [],
    ...changes,
  }
}

/** A small subject's facts. For tests. */
export function subjectFacts(changes: Partial<SubjectFacts> = {}): SubjectFacts {
  return {
    version: '2.14.0',
    artifacts: [{ name: 'img', digest: `sha256:${'9f'.repeat(32)}` }],
    configuration: [
      { key: 'RETRY_MAX', kind: 'plain', value: '3' },
      { key: 'API_KEY', kind: 'secret', id: 'v1', version: 2, fingerprint: 'ab12' },
    ],
    features: ['content_sync'],
    plan: {
      items: [
        {
          key: 'unit',
          parent: null,
          phase: 'd1',
          group: 'Code',
          text: 'Unit tests',
          textZh: '',
          details: '',
          detailsZh: '',
          kind: 'manual',
          params: {},
          before: 'start',
          optional: false,
          due: null,
          suite: null,
        },
      ],
      slots: [
        {
          role: 'tech_lead',
          name: 'Tech Lead',
          before: 'start',
          covers: ['version', 'plan'],
          meaning: 'I read it.',
          meaningZh: '',
          validHours: 72,
        },
      ],
    },
    exceptions: [],
    evidence: [{ id: 'e1', item: 'unit', kind: 'link', digest: 'aa' }],
    ...changes,
  }
}
