import { instantiateChecklist } from '@/lib/checklists/instantiate-checklist'
import { eligiblePerson } from '@/lib/checklists/eligible-person'
import { personIdOf } from '@/lib/core/actor'
import { command } from '@/lib/core/command'
import { notFound, refuse } from '@/lib/core/refusal'
import { readPublishedVersion } from '@/lib/templates/queries'
import { touchedBy } from './locks'
import { readReleaseFacts } from './read-release-facts'
import { readWindow } from './read-window'
import { changeOf, entityOf, nameOf } from './release-record'
import { CreateReleaseInput } from './schema'

/**
 * Makes a release from a published version of a template. Plan and slots are copies: later versions of the template never reach
 * it. The one who creates it is its requester until somebody else asks for the signatures.
 */
export const createRelease = command({
  name: 'release.create',
  input: CreateReleaseInput,
  integration: async (tx, { integrationId }) => {
    const found = await tx.integration.findUnique({ where: { id: integrationId }, select: { id: true } })
    return found?.id ?? null
  },
  run: async ({ tx, actor, input, now, emit }) => {
    const integration = await tx.integration.findUniqueOrThrow({ where: { id: input.integrationId } })
    if (integration.archivedAt) throw refuse('integration_archived', { name: integration.name })
    const environment = await tx.environment.findUnique({ where: { id: input.environmentId } })
    if (!environment || environment.integrationId !== integration.id)
      throw refuse('environment_elsewhere', {}, { status: 400, field: 'environmentId' })
    if (environment.archivedAt) throw refuse('environment_archived', { name: environment.name }, { field: 'environmentId' })
    const version = await readPublishedVersion(tx, input.templateVersionId)
    if (!version) throw refuse('template_not_published', {}, { status: 400, field: 'templateVersionId' })
    const { body } = version
    const window = readWindow(input.window)
    const facts = readReleaseFacts(body.facts, input.facts)
    const requesterId = personIdOf(actor)
    if (!requesterId) throw notFound('person')
    const requester = await tx.person.findUniqueOrThrow({ where: { id: requesterId }, select: { name: true } })
    const manager = input.managerId ? await eligiblePerson(tx, input.managerId, integration.id, 'managerId') : { id: requesterId }
    const place = { integrationId: integration.id, environmentId: environment.id }
    const checklistId = await instantiateChecklist(tx, body, { ...place, ...window, facts, suites: input.suites })
    const release = await tx.release.create({
      data: {
        ...place,
        checklistId,
        templateVersionId: version.id,
        templateName: version.template.name,
        templateNumber: version.number,
        title: input.title,
        releaseVersion: input.version,
        notes: input.notes,
        artifacts: input.artifacts,
        facts,
        requesterId,
        requesterName: requester.name,
        managerId: manager.id,
        createdAt: now,
        slots: { create: body.slots.map((slot, position) => ({ ...slot, position })) },
      },
      include: { integration: { select: { name: true } }, environment: { select: { name: true } } },
    })
    await emit('release.changed', { releaseId: release.id, integrationId: integration.id, what: 'created', state: release.state })
    const { title, releaseVersion, artifacts } = release
    return {
      value: { releaseId: release.id, number: release.number },
      audit: {
        entity: entityOf(release),
        before: null,
        after: {
          title,
          version: releaseVersion,
          artifacts,
          ...window,
          facts,
          template: version.template.name,
          templateVersion: version.number,
          managerId: manager.id,
        },
      },
      touched: touchedBy(release.id),
      changes: [changeOf(release, 'created', `${nameOf(release)} created from ${version.template.name} v${version.number}`)],
    }
  },
})
