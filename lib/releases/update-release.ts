import { eligiblePerson } from '@/lib/checklists/eligible-person'
import { rescheduleChecklist, setChecklistFacts } from '@/lib/checklists/instantiate-checklist'
import { readFacts } from '@/lib/checklists/read-facts'
import { command } from '@/lib/core/command'
import type { Tx } from '@/lib/core/db/client'
import { refuse } from '@/lib/core/refusal'
import { TemplateBody } from '@/lib/templates/schema'
import { digestOf } from '@/lib/core/canonical'
import type { z } from 'zod'
import { integrationOfRelease, type LockedRelease, lockRelease, touchedBy } from './locks'
import { readReleaseFacts } from './read-release-facts'
import { readWindow } from './read-window'
import { changeOf, entityOf, nameOf } from './release-record'
import { decideEdit, type EditableField } from './rules'
import { UpdateReleaseInput } from './schema'

type Input = z.output<typeof UpdateReleaseInput>

/**
 * Changes a release: title, notes and manager while it moves; version, artifacts, window and facts until it starts. A moved window
 * counts every due time again, changed facts switch conditional items; what people signed of it turns stale by itself.
 */
export const updateRelease = command({
  name: 'release.update',
  input: UpdateReleaseInput,
  integration: integrationOfRelease,
  run: async ({ tx, input, emit, expectVersion }) => {
    const release = await lockRelease(tx, input.releaseId)
    const before = tell(release)
    expectVersion({ version: release.version, value: before })
    const after = { ...before, ...(await wanted(tx, release, input)) }
    const changed = (Object.keys(after) as (keyof typeof after)[]).filter((key) => digestOf(after[key]) !== digestOf(before[key]))
    const ruling = decideEdit(release.state, [...new Set(changed.map(fieldOf))])
    if (!ruling.ok) throw refuse(ruling.code, ruling.params)
    if (changed.length === 0) return { value: { version: release.version }, audit: null }
    const { title, notes, artifacts, managerId, facts, windowStart, windowEnd, timeZone } = after
    const saved = await tx.release.update({
      where: { id: release.id },
      data: { title, notes, releaseVersion: after.version, artifacts: artifacts as object, managerId, facts, version: { increment: 1 } },
      include: { integration: { select: { name: true } }, environment: { select: { name: true } } },
    })
    if (changed.some((key) => fieldOf(key) === 'window'))
      await rescheduleChecklist(tx, release.checklistId, { windowStart, windowEnd, timeZone })
    if (changed.includes('facts')) await setChecklistFacts(tx, release.checklistId, facts)
    await emit('release.changed', { releaseId: release.id, integrationId: release.integrationId, what: 'updated', state: release.state })
    const only = (values: typeof after) => Object.fromEntries(changed.map((key) => [key, values[key]]))
    return {
      value: { version: saved.version },
      audit: { entity: entityOf(saved), before: only(before), after: only(after) },
      touched: touchedBy(release.id),
      changes: [
        changeOf(saved, 'updated', `${nameOf(saved)}: ${[...new Set(changed.map(fieldOf))].join(', ')} changed`, {
          fields: [...new Set(changed.map(fieldOf))],
          before: only(before),
          after: only(after),
        }),
      ],
    }
  },
})

/** A release's editable values, as they are told and compared. */
function tell(release: LockedRelease) {
  const { title, notes, releaseVersion, artifacts, managerId, checklist } = release
  const { windowStart, windowEnd, timeZone } = checklist
  return {
    title,
    notes,
    version: releaseVersion,
    artifacts: artifacts as unknown,
    managerId,
    facts: readFacts(checklist.facts) as Record<string, boolean>,
    windowStart,
    windowEnd,
    timeZone,
  }
}

const fieldOf = (key: keyof ReturnType<typeof tell>): EditableField =>
  key === 'windowStart' || key === 'windowEnd' || key === 'timeZone' ? 'window' : key === 'managerId' ? 'manager' : key

/** What the input asks for, read and checked; what it does not name is left out. */
async function wanted(tx: Tx, release: LockedRelease, input: Input): Promise<Partial<ReturnType<typeof tell>>> {
  const { title, notes, version, artifacts, window, facts, managerId } = input
  const named = Object.fromEntries(Object.entries({ title, notes, version, artifacts }).filter(([, value]) => value !== undefined))
  return {
    ...named,
    ...(window ? readWindow(window) : {}),
    ...(facts ? { facts: await factsOf(tx, release, facts) } : {}),
    // Who manages it already goes on, even if they could not be chosen any more.
    ...(managerId && managerId !== release.managerId
      ? { managerId: (await eligiblePerson(tx, managerId, release.integrationId, 'managerId')).id }
      : {}),
  }
}

async function factsOf(tx: Tx, release: LockedRelease, said: Record<string, boolean>): Promise<Record<string, boolean>> {
  const version = await tx.templateVersion.findUniqueOrThrow({ where: { id: release.templateVersionId }, select: { body: true } })
  return readReleaseFacts(TemplateBody.parse(version.body).facts, said, readFacts(release.checklist.facts))
}
