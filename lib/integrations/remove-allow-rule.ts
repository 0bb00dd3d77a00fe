import { command } from '@/lib/core/command'
import { notFound } from '@/lib/core/refusal'
import { lockActiveEnvironment, touchedBy } from './locks'
import { AllowRuleIdInput } from './schema'

/** Takes an allow rule back. Requests it covered are refused from then on. */
export const removeAllowRule = command({
  name: 'allow_rule.remove',
  input: AllowRuleIdInput,
  integration: async (tx, { allowRuleId }) => {
    const found = await tx.allowRule.findUnique({
      where: { id: allowRuleId },
      select: { environment: { select: { integrationId: true } } },
    })
    return found?.environment.integrationId ?? null
  },
  run: async ({ tx, input }) => {
    const named = await tx.allowRule.findUnique({ where: { id: input.allowRuleId } })
    if (!named) throw notFound('allow_rule')
    const environment = await lockActiveEnvironment(tx, named.environmentId)
    const { count } = await tx.allowRule.deleteMany({ where: { id: named.id } })
    if (count === 0) throw notFound('allow_rule')
    const target = `${named.scheme}://${named.host}:${named.ports.join(',')}${named.cidr ? ` in ${named.cidr}` : ''}`
    return {
      value: { id: named.id },
      audit: {
        entity: { type: 'allow_rule', id: named.id, label: `${environment.integration.name} · ${environment.name} · ${target}` },
        before: { scheme: named.scheme, host: named.host, ports: named.ports, cidr: named.cidr },
        after: null,
      },
      touched: touchedBy(environment.integrationId),
      changes: [
        {
          kind: 'access',
          integrationId: environment.integrationId,
          environmentId: environment.id,
          summary: `Requests no longer allowed to ${target}`,
          details: { what: 'allow_rule_removed', target },
        },
      ],
    }
  },
})
