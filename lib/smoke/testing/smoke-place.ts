import { demoKeys } from '@/e2e/target/keys'
import type { PersonActor } from '@/lib/core/actor'
import type { Answer } from '@/lib/core/answer'
import { integration, person } from '@/lib/core/testing/makers'
import { addAllowRule } from '@/lib/integrations/add-allow-rule'
import { defineVariable } from '@/lib/integrations/define-variable'
import { setValue } from '@/lib/integrations/set-value'
import { readInstanceSettings } from '@/lib/people/instance-settings'
import { updateSettings } from '@/lib/people/update-settings'
import { db } from '@/lib/core/db/client'
import { createSuite } from '../create-suite'
import { type SuiteDefinitionInput } from '../step-schema'
import { hostawaySuite } from '../suites/hostaway'

/** The value of an answer that must not be a refusal. */
export function done<T>(answer: Answer<T>): T {
  if (!answer.ok) throw new Error(`${answer.refusal.code}: ${answer.refusal.message} ${JSON.stringify(answer.refusal.fields ?? {})}`)
  return answer.value
}

/** An integration whose staging environment points at a server on this machine, with people who may run and edit suites. */
export async function smokePlace(
  url: string,
  definition: SuiteDefinitionInput = hostawaySuite.definition,
  secrets: Record<string, string> = {},
) {
  const place = await integration()
  const [administrator, manager, onCall, viewer] = (await Promise.all(
    (['administrator', 'release_manager', 'on_call', 'viewer'] as const).map((role) => person({ role })),
  )) as [PersonActor, PersonActor, PersonActor, PersonActor]
  const { allowLoopback, version: _, ...settings } = await readInstanceSettings(db)
  if (!allowLoopback) done(await updateSettings(administrator, { ...settings, allowLoopback: true }))
  const environment = place.environments[0]!
  const target = new URL(url)
  done(
    await addAllowRule(administrator, {
      environmentId: environment.id,
      scheme: 'http',
      host: target.hostname,
      ports: [Number(target.port)],
    }),
  )
  const values: Record<string, { kind: 'plain' | 'secret'; value: string }> = {
    BASE_URL: { kind: 'plain', value: `${target.origin}/staging/hostaway` },
    API_KEY: { kind: 'secret', value: demoKeys.hostawayStaging.value },
    RETRY_MAX: { kind: 'plain', value: '3' },
    ...Object.fromEntries(Object.entries(secrets).map(([key, value]) => [key, { kind: 'secret' as const, value }])),
  }
  const variables: Record<string, string> = {}
  for (const [key, { kind, value }] of Object.entries(values)) {
    const { id } = done(await defineVariable(manager, { integrationId: place.id, key, kind }))
    done(await setValue(manager, { variableId: id, environmentId: environment.id, value }))
    variables[key] = id
  }
  const suite = done(await createSuite(manager, { integrationId: place.id, key: 'core', name: 'Core', definition }))
  return { integration: place, environment, production: place.environments[1]!, administrator, manager, onCall, viewer, variables, suite }
}
