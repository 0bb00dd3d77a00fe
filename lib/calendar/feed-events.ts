import { DateTime } from 'luxon'
import { foldItems, type Mark, type Point } from '@/lib/releases/fold-items'
import type { ReleaseState } from '@/lib/releases/state'
import type { TimelineFacts } from '@/lib/releases/timeline-facts'
import { isoDay, localDay } from '@/lib/releases/zone-days'
import type { CalendarEvent } from './calendar-event'

/** How a feed says things: its words, and which of two languages of a plan it shows. */
export interface FeedWords {
  say: (key: string, params?: Record<string, string | number>) => string
  bilingual: (english: string, chinese: string) => string
  locale: 'en' | 'zh'
}

/** A release as a calendar needs it. */
export interface FeedRelease {
  id: string
  name: string
  state: ReleaseState
  /** Grows with every change of the release and of its plan. */
  sequence: number
  changedAt: Date
  timeline: TimelineFacts
  /** When each item last changed, and how often. */
  items: ReadonlyMap<string, { version: number; changedAt: Date | null }>
}

export interface FeedFreeze {
  id: string
  startsAt: Date
  endsAt: Date
  reason: string
  environment: string
  createdAt: Date
}

/** Where links lead, such as `https://gonogo.example`. Ids do not name it: they outlive a move of the product. */
export interface FeedPlace {
  url: string
}

/** What a thing without a length takes on a calendar, in minutes: none at all is not shown by some programs. */
const shortest = 15

const cancelled: readonly ReleaseState[] = ['aborted', 'superseded', 'rolled_back']

/** The window of a release. */
export function windowEvent(release: FeedRelease, place: FeedPlace, words: FeedWords): CalendarEvent {
  const { start, end, timeZone } = release.timeline.window
  const state = words.say(`state.${release.state}`)
  return {
    uid: `window-${release.id}@gonogo`,
    sequence: release.sequence,
    modified: release.changedAt,
    when: { from: new Date(start), to: new Date(end) },
    summary: words.say('window', { release: release.name }),
    description: [words.say('line.state', { state }), local(start, timeZone, words), `${place.url}/releases/${release.id}`].join('\n'),
    url: `${place.url}/releases/${release.id}`,
    busy: true,
    status: cancelled.includes(release.state) ? 'cancelled' : 'confirmed',
  }
}

/** Everything of a release that has a due; with `mine`, only what is assigned to that person. */
export function itemEvents(release: FeedRelease, place: FeedPlace, words: FeedWords, now: Date, mine?: string): CalendarEvent[] {
  const { items } = release.timeline
  const asked = mine === undefined ? items : items.filter((item) => !item.parent && item.assigneeId === mine)
  return foldItems(asked, now.getTime())
    .filter((point) => point.at !== null)
    .map((point) => itemEvent(point, release, place, words))
}

function itemEvent(point: Point, release: FeedRelease, place: FeedPlace, words: FeedWords): CalendarEvent {
  const { item, at } = point
  const zone = release.timeline.window.timeZone
  const told = [item, ...point.leaves].map((each) => release.items.get(each.id))
  const changed = told.flatMap((each) => each?.changedAt?.getTime() ?? [])
  const minutes = Math.max(shortest, point.estimateMinutes ?? 0)
  const url = `${place.url}/releases/${release.id}#item-${point.leaves[0]?.id ?? item.id}`
  const text = words.bilingual(item.text, item.textZh)
  const role = item.role ? words.bilingual(item.role.name, item.role.nameZh) : ''
  const parts = point.leaves.length > 1 ? [words.say('line.parts', { done: point.done, total: point.leaves.length })] : []
  return {
    uid: `item-${item.id}@gonogo`,
    sequence: release.sequence + told.reduce((sum, each) => sum + (each?.version ?? 0), 0),
    modified: new Date(Math.max(release.changedAt.getTime(), ...changed)),
    when: item.wholeDay ? { date: isoDay(localDay(at!, zone).day) } : { from: new Date(at!), to: new Date(at! + minutes * 60_000) },
    summary: words.say(`mark.${point.mark satisfies Mark}`, { text }),
    description: [
      release.name,
      ...(item.due ? [words.say('line.due', { due: item.due })] : []),
      ...(item.wholeDay ? [] : [local(new Date(at!).toISOString(), zone, words)]),
      ...(point.who || role ? [words.say('line.who', { who: point.who ?? role })] : []),
      ...parts,
      url,
    ].join('\n'),
    url,
    busy: false,
    status: 'confirmed',
  }
}

/** Ends of signatures that count now; after the start they stand. */
export function signatureEvents(release: FeedRelease, place: FeedPlace, words: FeedWords): CalendarEvent[] {
  if (release.timeline.startedAt !== null || release.timeline.endedAt !== null) return []
  const url = `${place.url}/releases/${release.id}`
  return release.timeline.signatures.map((signature) => ({
    uid: `signature-${signature.id}@gonogo`,
    sequence: release.sequence,
    modified: release.changedAt,
    when: { from: new Date(signature.endsAt), to: new Date(Date.parse(signature.endsAt) + shortest * 60_000) },
    summary: words.say('signature', { slot: words.bilingual(signature.slotName, signature.slotNameZh), person: signature.person }),
    description: [release.name, local(signature.endsAt, release.timeline.window.timeZone, words), url].join('\n'),
    url,
    busy: false,
    status: 'confirmed' as const,
  }))
}

/** A freeze of an environment. */
export function freezeEvent(freeze: FeedFreeze, place: FeedPlace, words: FeedWords): CalendarEvent {
  return {
    uid: `freeze-${freeze.id}@gonogo`,
    sequence: 0,
    modified: freeze.createdAt,
    when: { from: freeze.startsAt, to: freeze.endsAt },
    summary: words.say('freeze', { reason: freeze.reason, environment: freeze.environment }),
    description: words.say('line.freeze'),
    url: null,
    busy: false,
    status: 'confirmed',
  }
}

/** An action of a lesson, due some time on a day. */
export function actionEvent(
  action: {
    id: string
    text: string
    dueOn: string
    done: boolean
    version: number
    createdAt: Date
    doneAt: Date | null
    releaseId: string | null
  },
  place: FeedPlace,
  words: FeedWords,
  today: string,
): CalendarEvent {
  const mark: Mark = action.done ? 'done' : action.dueOn < today ? 'late' : 'open'
  const url = action.releaseId === null ? null : `${place.url}/releases/${action.releaseId}`
  return {
    uid: `action-${action.id}@gonogo`,
    sequence: action.version,
    modified: action.doneAt ?? action.createdAt,
    when: { date: action.dueOn },
    summary: words.say(`mark.${mark}`, { text: action.text }),
    description: [words.say('line.action'), ...(url ? [url] : [])].join('\n'),
    url,
    busy: false,
    status: 'confirmed',
  }
}

/** `22 Nov 2026, 02:05 Europe/Berlin`: the release's own clock, which the moment in UTC does not say. */
function local(at: string, zone: string, words: FeedWords): string {
  const time = DateTime.fromISO(at, { zone }).setLocale(words.locale === 'zh' ? 'zh-CN' : 'en-GB')
  return `${time.toLocaleString(DateTime.DATETIME_MED)} ${zone}`
}
