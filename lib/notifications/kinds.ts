/**
 * What a notice can be about: one line a kind. `params` name what its two texts are filled with (messages: `notices.kinds.KIND.title` and
 * `.detail`): `…At` is a moment, shown in the zone that `zone` names; `…On` is a day; `…Zh` is the same in Chinese. `mailed`: it also goes
 * out by mail to those who want reminders by mail.
 */
export const noticeKinds = {
  reading_due: { params: ['release', 'item', 'itemZh', 'dueAt', 'missedAt', 'zone'], mailed: true },
  reading_missed: { params: ['release', 'item', 'itemZh', 'dueAt', 'zone'], mailed: false },
  item_late: { params: ['release', 'item', 'itemZh', 'dueAt', 'zone'], mailed: true },
  items_late: { params: ['release', 'count', 'items', 'itemsZh', 'zone'], mailed: true },
  sign_asked: { params: ['release', 'slots', 'slotsZh', 'requester', 'startAt', 'zone'], mailed: false },
  sign_soon: { params: ['release', 'slots', 'slotsZh', 'startAt', 'zone'], mailed: true },
  sign_again: { params: ['release', 'slots', 'slotsZh'], mailed: true },
  sign_completion: { params: ['release', 'slots', 'slotsZh'], mailed: true },
  smoke_alarm: { params: ['suite', 'place', 'summary', 'sinceAt', 'zone'], mailed: true },
  smoke_recovered: { params: ['suite', 'place', 'sinceAt', 'zone'], mailed: true },
  lesson_action: { params: ['release', 'action', 'dueOn', 'by'], mailed: true },
} as const satisfies Record<string, { params: readonly string[]; mailed: boolean }>

export type NoticeKind = keyof typeof noticeKinds
export type NoticeParams<K extends NoticeKind = NoticeKind> = K extends NoticeKind
  ? Record<(typeof noticeKinds)[K]['params'][number], string | number>
  : never

/** Whether this version of the product has words for a kind read from the database. */
export function isNoticeKind(kind: string): kind is NoticeKind {
  return Object.hasOwn(noticeKinds, kind)
}
