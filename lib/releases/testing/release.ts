import { randomUUID } from 'node:crypto'
import { applySmoke } from '@/lib/checklists/apply-smoke'
import { tickItem } from '@/lib/checklists/tick-item'
import { job, type PersonActor } from '@/lib/core/actor'
import type { Answer } from '@/lib/core/answer'
import { db } from '@/lib/core/db/client'
import { integration, person } from '@/lib/core/testing/makers'
import { getConfigurationFacts } from '@/lib/integrations/configuration'
import { defineVariable } from '@/lib/integrations/define-variable'
import { ownerAreas } from '@/lib/integrations/schema'
import { setValue } from '@/lib/integrations/set-value'
import { createSuite } from '@/lib/smoke/create-suite'
import { updateSuite } from '@/lib/smoke/update-suite'
import { publishTemplate } from '@/lib/templates/publish-template'
import type { TemplateBodyInput, TemplateItemInput } from '@/lib/templates/schema'
import { createRelease } from '../create-release'
import { prepareRelease } from '../prepare-release'
import { getSubject } from '../queries'
import { requestSignOff } from '../request-sign-off'
import { signOff } from '../sign-off'

/** The value of an answer that is expected to be one; otherwise the test ends with the refusal. For tests. */
export function value<T>(answer: Answer<T>): T {
  if (answer.ok) return answer.value
  throw new Error(`refused: ${answer.refusal.code} ${answer.refusal.message}`)
}

/** The code of a refusal, or `ok`. For tests. */
export const code = (answer: Answer<unknown>) => (answer.ok ? 'ok' : answer.refusal.code)

const definition = {
  steps: [{ name: 'Health', request: { url: '{{BASE_URL}}/healthz' }, assertions: [{ kind: 'status', params: { expected: '200' } }] }],
}

const item = (key: string, more: Partial<TemplateItemInput> = {}): TemplateItemInput => ({
  key,
  text: `Item ${key}`,
  before: 'start',
  ...more,
})

/** Four slots before the start and one after, each covering what the demo's template has it cover. */
const slots: TemplateBodyInput['slots'] = [
  ['tech_lead', 'Tech Lead', 'start', ['version', 'artifacts', 'configuration', 'plan', 'exceptions']],
  ['devops', 'DevOps', 'start', ['artifacts', 'configuration', 'plan']],
  ['qa_lead', 'QA Lead', 'start', ['version', 'artifacts', 'plan', 'exceptions', 'evidence']],
  ['product_owner', 'Product Owner', 'start', ['version', 'plan', 'exceptions']],
  ['on_call_engineer', 'On-Call Engineer', 'completion', ['configuration', 'exceptions']],
].map(([slotRoleKey, name, before, covers]) => ({
  slotRoleKey,
  name,
  before,
  covers,
  meaning: `${name} says so.`,
})) as TemplateBodyInput['slots']

const body: TemplateBodyInput = {
  facts: [{ key: 'migrates', label: 'Migrates the database' }],
  phases: [
    {
      key: 'before',
      title: 'Before',
      groups: [
        {
          title: 'Checks',
          items: [
            item('unit'),
            item('report', { kind: 'link' }),
            item('smoke', { kind: 'smoke', params: { suiteKey: 'core' } }),
            item('migration', { condition: 'migrates' }),
          ],
        },
      ],
    },
    { key: 'd_day', title: 'D-day', groups: [{ title: 'Window', items: [item('deploy', { before: 'completion' })] }] },
  ],
  slots,
}

/** Moments around now, as inputs take them. For tests. */
export const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString()

/**
 * An integration with everything a GO needs (owners, a value, a suite), people for every slot, and a template. `release` makes one from
 * it; `settle` does all that is needed before the start but signing. For tests.
 */
export async function releaseWorld() {
  const place = await integration()
  const manager = await person({ role: 'administrator', name: 'Ines Duarte' })
  const signers = {
    techLead: await person({ role: 'viewer', slots: ['tech_lead'], name: 'Mira Kovač' }),
    devops: await person({ role: 'on_call', slots: ['devops'], name: 'Tomás Reis' }),
    qaLead: await person({ role: 'viewer', slots: ['qa_lead'], name: 'Ayo Bello' }),
    productOwner: await person({ role: 'viewer', slots: ['product_owner'], name: 'Jun Li' }),
    onCall: await person({ role: 'on_call', slots: ['on_call_engineer'], name: 'Noor Haddad' }),
  }
  const environment = place.environments.find((one) => one.production)!
  await db.owner.createMany({ data: ownerAreas.map((area) => ({ integrationId: place.id, area, personId: manager.id })) })
  const variable = value(await defineVariable(manager, { integrationId: place.id, key: 'RETRY_MAX', kind: 'plain', recommended: '3' }))
  const set = async (text: string) =>
    value(await setValue(manager, { variableId: variable.id, environmentId: environment.id, value: text }))
  await set('3')
  const suite = value(await createSuite(manager, { integrationId: place.id, key: 'core', name: 'Core', definition }))
  const template = value(
    await publishTemplate(manager, { key: `t_${randomUUID().slice(0, 8).replaceAll('-', '')}`, name: 'Dated release', body }),
  )

  /** Writes a finished run of the suite and lets it speak for the items, as the worker does. */
  const run = async (state: 'passed' | 'failed' | 'errored' | 'timed_out' = 'passed') => {
    const configuration = await getConfigurationFacts(db, environment.id)
    const { revision } = await db.smokeSuite.findUniqueOrThrow({ where: { id: suite.id } })
    const at = new Date()
    const row = await db.smokeRun.create({
      data: {
        suiteId: suite.id,
        revision,
        environmentId: environment.id,
        state,
        requestedByName: 'test',
        createdAt: at,
        startedAt: at,
        finishedAt: at,
        configDigest: configuration!.digest,
        stepCount: 1,
        passedCount: state === 'passed' ? 1 : 0,
        summary: state === 'passed' ? '' : 'Step 1, Health: status 500, expected 200',
      },
    })
    value(await applySmoke(job('test'), { runId: row.id }))
    return row.id
  }
  const changeSuite = async () => {
    const [step] = definition.steps
    return value(
      await updateSuite(manager, { suiteId: suite.id, name: 'Core', definition: { steps: [{ ...step, name: 'Health again' }] } }),
    )
  }

  const release = async (changes: Record<string, unknown> = {}) => {
    const input = {
      integrationId: place.id,
      environmentId: environment.id,
      templateVersionId: template.versionId,
      title: 'Cursor pagination',
      version: '2.14.0',
      artifacts: [{ name: 'api', digest: `sha256:${'9f'.repeat(32)}` }],
      window: { start: inHours(24), end: inHours(25), timeZone: 'UTC' },
      ...changes,
    }
    return made(value(await createRelease(manager, input)).releaseId)
  }
  const made = async (releaseId: string) => {
    const row = await db.release.findUniqueOrThrow({
      where: { id: releaseId },
      include: { slots: true, checklist: { include: { items: true } } },
    })
    const itemId = (key: string) => row.checklist.items.find((one) => one.key === key)!.id
    const slotId = (role: string) => row.slots.find((one) => one.slotRoleKey === role)!.id
    const tick = async (key: string, actor: PersonActor = manager) => tickItem(actor, { itemId: itemId(key) })
    const sign = async (actor: PersonActor, role: string, more: Record<string, unknown> = {}) =>
      signOff(actor, { releaseId, slotId: slotId(role), decision: 'go', subject: await subjectOf(manager, releaseId), ...more })
    const signAll = async () => {
      const { techLead, devops, qaLead, productOwner } = signers
      for (const [actor, role] of [
        [techLead, 'tech_lead'],
        [devops, 'devops'],
        [qaLead, 'qa_lead'],
        [productOwner, 'product_owner'],
      ] as const)
        value(await sign(actor, role))
    }
    /** Everything before the start but the signatures, and the request for them. */
    const settle = async () => {
      value(await prepareRelease(manager, { releaseId }))
      value(await tick('unit'))
      await db.evidence.create({
        data: { itemId: itemId('report'), kind: 'link', value: { url: 'https://ci.example.invalid/1' }, digest: 'd1', addedByName: 'test' },
      })
      value(await tick('report'))
      await run()
      value(await requestSignOff(manager, { releaseId }))
    }
    return { id: releaseId, number: row.number, itemId, slotId, tick, sign, signAll, settle }
  }
  return { place, environment, manager, signers, template, suite, set, run, changeSuite, release }
}

/** The digests a page shows, as a signer sends them back. For tests. */
export async function subjectOf(actor: PersonActor, releaseId: string): Promise<Record<string, string>> {
  const found = (await getSubject(actor, releaseId)) ?? []
  return Object.fromEntries(found.map(({ part, digest }) => [part, digest]))
}
