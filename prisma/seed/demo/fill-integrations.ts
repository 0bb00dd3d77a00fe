import { requireEnv } from '@/lib/core/env'
import { addAllowRule } from '@/lib/integrations/add-allow-rule'
import { assignOwner } from '@/lib/integrations/assign-owner'
import { createEnvironment } from '@/lib/integrations/create-environment'
import { createIntegration } from '@/lib/integrations/create-integration'
import { defineVariable } from '@/lib/integrations/define-variable'
import { setValue } from '@/lib/integrations/set-value'
import { updateSettings } from '@/lib/people/update-settings'
import { createSuite } from '@/lib/smoke/create-suite'
import { shippedSuites } from '@/lib/smoke/suites/shipped-suites'
import { shiftClock } from '@/lib/core/clock'
import { done } from './done'
import type { Cast } from './fill-people'
import { type DemoIntegration, demoIntegrations } from './integrations'

const environments = [
  { key: 'staging', name: 'Staging', production: false },
  { key: 'production', name: 'Production', production: true },
] as const

/** Before the completed release, so that its evidence is younger than the configuration it rests on. */
export const setUpDaysAgo = 40

/** The five integrations with owners, values and the one address their smoke tests may ask: the demo target on this machine. */
export async function fillIntegrations(cast: Cast): Promise<void> {
  shiftClock(-setUpDaysAgo * 24 * 60 * 60_000)
  try {
    done(await updateSettings(cast.noor!, { allowLoopback: true }))
    for (const integration of demoIntegrations) await fillIntegration(cast, integration)
  } finally {
    shiftClock(0)
  }
}

async function fillIntegration(cast: Cast, demo: DemoIntegration): Promise<void> {
  const ines = cast.ines!
  const { key, name, description, critical } = demo
  const { id: integrationId } = done(await createIntegration(ines, { key, name, description, critical }))
  for (const [area, owner] of Object.entries(demo.owners)) {
    done(await assignOwner(ines, { integrationId, area, personId: cast[owner]!.id }))
  }
  const target = new URL(requireEnv('GONOGO_TARGET_URL'))
  const environmentIds: Record<string, string> = {}
  for (const environment of environments) {
    const features = demo.features[environment.key] ?? []
    const { id } = done(await createEnvironment(ines, { integrationId, ...environment, features }))
    environmentIds[environment.key] = id
    const rule = { environmentId: id, scheme: 'http', host: target.hostname, ports: [Number(target.port)], cidr: null }
    done(await addAllowRule(cast.noor!, rule))
  }
  for (const { values, ...variable } of demo.variables) {
    const { id: variableId } = done(await defineVariable(ines, { integrationId, ...variable }))
    for (const [environment, value] of Object.entries(values)) {
      const set = { variableId, environmentId: environmentIds[environment]!, value: value.replaceAll('{{TARGET}}', target.origin) }
      done(await setValue(ines, set))
    }
  }
  for (const suite of shippedSuites.filter(({ system }) => system === key)) {
    const { key: suiteKey, name: suiteName, description: about, definition } = suite
    done(await createSuite(ines, { integrationId, key: suiteKey, name: suiteName, description: about, definition }))
  }
}
