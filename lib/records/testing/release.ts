import type { ReleaseView, SignatureView } from '@/lib/releases/view'

type Say = (text: string) => string
const at = '2026-11-21T08:20:00.000Z'
const later = '2026-11-22T02:05:00.000Z'
const hex = (digit: string) => digit.repeat(64)

/** A release with everything a release can hold. */
export function releaseOf(say: Say, lines: Say): ReleaseView {
  const person = { id: 'p1', name: say('Ines Duarte') }
  const blocker = {
    id: 'b1',
    station: 'checklist',
    call: 'nogo' as const,
    words: { code: 'checklist.item_failed_because', params: { item: say('Error rate'), itemZh: '', reason: say('too high') } },
    remedy: { kind: 'item', id: 'i1' } as never,
    clearsAt: later,
  }
  const slot = {
    id: 's1',
    role: 'tech_lead',
    name: say('Tech Lead'),
    nameZh: '',
    before: 'start' as const,
    covers: ['version', 'plan'],
    meaning: say('The code is ready.'),
    meaningZh: '',
    validHours: 72,
    worth: 'stale' as const,
    standing: null,
    eligible: [say('Mira Kovač')],
    mine: null,
    mayDelegate: false,
    delegations: [
      {
        id: 'd1',
        fromName: say('Mira Kovač'),
        toName: say('Ayo Bello'),
        reason: say('on leave'),
        startsAt: at,
        endsAt: later,
        state: 'running' as const,
        mayRevoke: false,
      },
    ],
  }
  return {
    id: '019aa000-0000-7000-8000-000000000001',
    number: 7,
    title: say('Cursor pagination'),
    version: say('2.14.0'),
    notes: lines('Ships on Sunday.'),
    state: 'awaiting_sign_off',
    rowVersion: 1,
    integration: { id: 'g1', key: 'hostaway', name: say('Hostaway') },
    environment: { id: 'e1', key: 'production', name: say('Production'), production: true },
    window: { start: later, end: '2026-11-22T03:00:00.000Z', timeZone: 'Asia/Shanghai' },
    template: { name: say('Dated release'), number: 3, imported: false },
    requester: person,
    manager: person,
    artifacts: [{ name: say('api'), digest: `sha256:${hex('9')}` }],
    facts: [{ key: 'async', label: say('Async'), labelZh: '异步', value: false }],
    checklistId: 'c1',
    createdAt: at,
    startedAt: null,
    watchingAt: null,
    endedAt: null,
    endReason: say('because'),
    supersededBy: { id: '019aa000-0000-7000-8000-000000000002', number: 8, title: say('Next') },
    verdict: {
      step: 'start',
      call: 'nogo',
      stations: [
        {
          kind: 'checklist',
          label: 'checklist.label',
          call: 'nogo',
          reason: { code: 'checklist.failed', params: { failed: 1 } },
          blockers: [blocker],
        },
      ],
      blockers: [blocker],
      counts: { nogo: 1, hold: 2 },
      goPossibleAt: null,
      toClear: 1,
      judgedAt: at,
    },
    subjectDigest: hex('a'),
    digests: { version: hex('1'), plan: hex('2') },
    slots: [slot],
    signatures: [signatureOf(say, 'stale'), { ...signatureOf(say, 'lifted'), id: 'sg2', decision: 'nogo' }],
    overrides: [
      {
        id: 'o1',
        step: 'start',
        reason: lines('Customers wait.'),
        blockers: [{ id: 'b1', call: 'nogo', words: blocker.words }],
        requestedBy: person,
        requestedAt: at,
        confirmedByName: say('Ayo Bello'),
        confirmedAt: later,
        withdrawnAt: null,
        usedAt: null,
        state: 'confirmed',
        mayConfirm: false,
        mayWithdraw: false,
      },
    ],
    suites: [],
    changes: null,
    may: {} as ReleaseView['may'],
    people: [],
    readAt: later,
  }
}

function signatureOf(say: Say, worth: SignatureView['worth']): SignatureView {
  return {
    id: 'sg1',
    slotId: 's1',
    slotName: say('Tech Lead'),
    slotNameZh: '',
    person: { id: 'p2', name: say('Mira Kovač') },
    printedName: say('Mira Kovač'),
    decision: 'go',
    meaning: say('The code is ready.'),
    reason: say('Looked at twice.'),
    signedAt: at,
    expiresAt: later,
    worth,
    worthAt: worth === 'lifted' ? later : null,
    liftedReason: worth === 'lifted' ? say('It is mended.') : '',
    differences:
      worth === 'stale'
        ? [{ part: 'version', differences: [{ path: [], kind: 'changed', before: say('2.13.0'), after: say('2.14.0') }] }]
        : [],
    covers: ['version', 'plan'],
    digests: { version: hex('1'), plan: hex('2'), evidence: hex('3') },
    delegatedFrom: say('Ayo Bello'),
    mayLift: false,
  }
}
