import { z } from 'zod'
import type { Finding } from '@/lib/integrations/rules'
import { type Blocker, station, worstOf } from './station'

/** The environment's values and owners: a missing one is HOLD, a secret that two environments hold is NO-GO (QWD-4). */
export const configuration = station({
  kind: 'configuration',
  label: 'configuration.label',
  fields: [],
  params: z.strictObject({}),
  judge(facts) {
    const { set, required, findings } = facts.configuration
    const href = `/integrations/${facts.release.integrationKey}`
    const blockers = findings.flatMap((finding) => judgeFinding(finding, href) ?? [])
    const count = (prefix: string) => blockers.filter((blocker) => blocker.id.startsWith(prefix)).length
    const params = { set, required, owners: count('owner:'), shared: count('shared:') }
    const code =
      params.shared > 0 ? 'shared' : count('configuration:') > 0 ? 'none' : count('value:') === 0 && params.owners > 0 ? 'owners' : 'set'
    return { call: worstOf(blockers), reason: { code: `configuration.${code}_short`, params }, blockers }
  },
})

function judgeFinding(finding: Finding, href: string): Blocker | null {
  if (finding.weight !== 'blocks') return null
  const remedy = { kind: 'page', href } as const
  const atValue = (key: string) => ({ kind: 'page', href: `${href}/values#${key}` }) as const
  switch (finding.code) {
    case 'nothing_defined':
      return { id: 'configuration:none', call: 'hold', words: { code: 'configuration.none' }, remedy }
    case 'missing_value':
      return {
        id: `value:${finding.variableId}`,
        call: 'hold',
        words: { code: 'configuration.missing', params: { key: finding.variable } },
        remedy: atValue(finding.variable),
      }
    case 'missing_owner':
      return { id: `owner:${finding.area}`, call: 'hold', words: { code: 'configuration.owner', params: { area: finding.area } }, remedy }
    case 'shared_secret': {
      const params = { key: finding.variable, places: finding.environments.join(', ') }
      return {
        id: `shared:${finding.variableId}`,
        call: 'nogo',
        words: { code: 'configuration.shared', params },
        remedy: atValue(finding.variable),
      }
    }
    case 'off_recommended':
      return null
  }
}
