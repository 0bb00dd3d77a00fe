import type { ReleaseRecord } from '../record'
import { planOf } from './plan'
import { releaseOf } from './release'

type Say = (text: string) => string
const at = '2026-11-21T08:20:00.000Z'

/** A record with everything a record can hold, each of its texts said by `say` (one line) or `lines`. For tests. */
export function recordOf(say: Say = (text) => text, lines: Say = say): ReleaseRecord {
  return { release: releaseOf(say, lines), checklist: planOf(say, lines), ...besideOf(say, lines) }
}

function besideOf(say: Say, lines: Say): Pick<ReleaseRecord, 'sent' | 'risks' | 'lessons'> {
  return {
    sent: [
      {
        id: 'm1',
        key: 'tonight',
        name: say('To clients'),
        channel: 'mail',
        language: 'en',
        mode: 'copy',
        subject: say('Tonight'),
        text: lines('We update tonight.'),
        recipients: ['a@example.test'],
        sentByName: say('Ines Duarte'),
        sentAt: at,
        delivery: { delivered: 0, waiting: 0, held: 0, failed: 0 },
      },
    ],
    risks: [
      {
        id: 'k1',
        number: 1,
        version: 1,
        text: say('The index takes long'),
        textZh: '索引耗时',
        probability: 'medium',
        impact: 'high',
        weight: 'severe',
        mitigation: say('Build it before'),
        mitigationZh: '',
        owner: { id: 'p', name: say('Noor Haddad') },
        state: 'open',
        note: say('Not yet'),
      },
    ],
    lessons: {
      sections: [{ key: 'went_well', title: say('What went well'), titleZh: '' }],
      lessons: [{ id: 'l1', version: 1, section: 'went_well', text: lines('The rehearsal.'), byName: say('Jun Li'), at, mine: false }],
      actions: [
        {
          id: 'a1',
          version: 1,
          lessonId: 'l1',
          text: say('Rehearse again'),
          owner: { id: 'p', name: say('Jun Li') },
          dueOn: '2026-11-29',
          late: false,
          doneAt: at,
          doneByName: say('Jun Li'),
          createdByName: say('Jun Li'),
          maySettle: false,
        },
      ],
    },
  }
}
