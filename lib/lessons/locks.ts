import { type Actor, grantsOf, holdsRole, personIdOf } from '@/lib/core/actor'
import type { AuditEntity } from '@/lib/core/audit/append'
import type { Tx } from '@/lib/core/db/client'
import { notFound, refuse } from '@/lib/core/refusal'

/** Most entries and most actions of one retrospective. */
export const MAX_LESSONS = 500
export const MAX_ACTIONS = 200

const checklist = { select: { integrationId: true, release: { select: { id: true } } } } as const

/** An entry, its row locked until the transaction ends. Refuses one that was removed. The checklist may be closed: lessons are not. */
export async function lockLesson(tx: Tx, lessonId: string) {
  await tx.$queryRaw`select id from lessons where id = ${lessonId}::uuid for update`
  const lesson = await tx.lesson.findUnique({ where: { id: lessonId }, include: { checklist } })
  if (!lesson) throw notFound('lesson')
  if (lesson.removedAt) throw refuse('lesson_removed')
  return lesson
}

/** An action, its row locked until the transaction ends. Refuses one that was removed. */
export async function lockAction(tx: Tx, actionId: string) {
  await tx.$queryRaw`select id from lesson_actions where id = ${actionId}::uuid for update`
  const action = await tx.lessonAction.findUnique({ where: { id: actionId }, include: { checklist } })
  if (!action) throw notFound('action')
  if (action.removedAt) throw refuse('lesson_action_removed')
  return action
}

/** Which integration an entry belongs to, for the permission table. */
export async function integrationOfLesson(tx: Tx, { lessonId }: { lessonId: string }): Promise<string | null> {
  const found = await tx.lesson.findUnique({ where: { id: lessonId }, select: { checklist } })
  return found?.checklist.integrationId ?? null
}

/** Which integration an action belongs to, for the permission table. */
export async function integrationOfAction(tx: Tx, { actionId }: { actionId: string }): Promise<string | null> {
  const found = await tx.lessonAction.findUnique({ where: { id: actionId }, select: { checklist } })
  return found?.checklist.integrationId ?? null
}

/** Whether somebody may change what is another's: it is their own, or they manage releases of this integration. */
export function mayChange(actor: Actor, ownerId: string, integrationId: string): boolean {
  return personIdOf(actor) === ownerId || holdsRole(grantsOf(actor), 'release_manager', integrationId)
}

/** An entry as the audit chain names it. */
export const lessonEntity = ({ id, text }: { id: string; text: string }): AuditEntity => ({ type: 'lesson', id, label: text.slice(0, 200) })
/** An action as the audit chain names it. */
export const actionEntity = ({ id, text }: { id: string; text: string }): AuditEntity => ({
  type: 'lesson_action',
  id,
  label: text.slice(0, 200),
})

/** Live topics: actions show on the board, entries only on their page. */
export const touchedBy = (releaseId: string | undefined, board = false): string[] => [
  ...(releaseId ? [`release:${releaseId}`] : []),
  ...(board ? ['board'] : []),
]
