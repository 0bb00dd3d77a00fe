import { listWorkers } from '@/lib/checklists/queries'
import { type Actor, mayRead, type PersonActor, readableWhere } from '@/lib/core/actor'
import { now as clock } from '@/lib/core/clock'
import { db } from '@/lib/core/db/client'
import { can } from '@/lib/core/permissions'
import { mayChange } from './locks'
import { dayOf, isActionLate } from './rules'
import { sectionsOf } from './sections'
import type { LessonsView, OpenAction } from './view'

/** Days an action has unless somebody chooses otherwise. */
const usualDays = 14

/** The retrospective of a release; null when it is not there for this actor. */
export async function getLessons(actor: Actor, releaseId: string): Promise<LessonsView | null> {
  const release = await db.release.findUnique({
    where: { id: releaseId },
    select: { integrationId: true, checklistId: true, checklist: { select: { parts: true, timeZone: true } } },
  })
  if (!release || !mayRead(actor, release.integrationId)) return null
  const { checklistId, integrationId } = release
  const { timeZone } = release.checklist
  const now = clock()
  const mayGive = can(actor, 'lesson_action.add', integrationId)
  const [lessons, actions, people] = await Promise.all([
    db.lesson.findMany({ where: { checklistId, removedAt: null }, orderBy: [{ at: 'asc' }, { id: 'asc' }] }),
    db.lessonAction.findMany({ where: { checklistId, removedAt: null }, orderBy: [{ dueOn: 'asc' }, { createdAt: 'asc' }] }),
    mayGive ? listWorkers(actor, checklistId) : [],
  ])
  const owners = await db.person.findMany({
    where: { id: { in: actions.map((action) => action.ownerId) } },
    select: { id: true, name: true },
  })
  const known = sectionsOf(release.checklist.parts)
  const extra = [...new Set(lessons.map((lesson) => lesson.section))].filter((key) => !known.some((section) => section.key === key))
  return {
    releaseId,
    timeZone,
    sections: [...known, ...extra.map((key) => ({ key, title: key.replaceAll('_', ' '), titleZh: '' }))],
    lessons: lessons.map(({ id, version, section, text, byId, byName, at }) => ({
      id,
      version,
      section,
      text,
      byName,
      at: at.toISOString(),
      mine: mayChange(actor, byId, integrationId),
    })),
    actions: actions
      .map((action) => ({
        id: action.id,
        version: action.version,
        lessonId: action.lessonId,
        text: action.text,
        owner: { id: action.ownerId, name: owners.find((owner) => owner.id === action.ownerId)?.name ?? '' },
        dueOn: dayOf(action.dueOn),
        late: isActionLate(action, timeZone, now),
        doneAt: action.doneAt?.toISOString() ?? null,
        doneByName: action.doneByName,
        createdByName: action.createdByName,
        maySettle: can(actor, 'lesson_action.settle', integrationId) && mayChange(actor, action.ownerId, integrationId),
      }))
      .toSorted((a, b) => Number(a.doneAt !== null) - Number(b.doneAt !== null) || a.dueOn.localeCompare(b.dueOn)),
    mayWrite: can(actor, 'lesson.add', integrationId),
    mayGive,
    mayRemoveActions: can(actor, 'lesson_action.remove', integrationId),
    people: people ?? [],
    proposedDay: dayOf(new Date(now.getTime() + usualDays * 86_400_000)),
    readAt: now.toISOString(),
  }
}

/** A person's actions that are not done, from releases they may still read, the soonest first; also from those long ended. */
export async function listOpenActions(actor: PersonActor, now: Date): Promise<OpenAction[]> {
  const rows = await db.lessonAction.findMany({
    where: { ownerId: actor.id, doneAt: null, removedAt: null, checklist: { ...readableWhere(actor), release: { isNot: null } } },
    orderBy: [{ dueOn: 'asc' }, { createdAt: 'asc' }],
    take: 100,
    include: {
      checklist: {
        select: {
          timeZone: true,
          windowStart: true,
          release: {
            select: {
              id: true,
              number: true,
              title: true,
              releaseVersion: true,
              integration: { select: { name: true } },
              environment: { select: { name: true } },
            },
          },
        },
      },
    },
  })
  return rows.flatMap((row): OpenAction[] => {
    const { release, timeZone, windowStart } = row.checklist
    if (!release) return []
    const { releaseVersion, integration, environment, ...named } = release
    return [
      {
        id: row.id,
        text: row.text,
        dueOn: dayOf(row.dueOn),
        late: isActionLate(row, timeZone, now),
        release: {
          ...named,
          version: releaseVersion,
          integrationName: integration.name,
          environmentName: environment.name,
          windowStart,
          timeZone,
        },
      },
    ]
  })
}
