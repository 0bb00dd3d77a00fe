import { personIdOf } from '@/lib/core/actor'
import { command } from '@/lib/core/command'
import { refuse } from '@/lib/core/refusal'
import { readAllowRule } from './allow-rule'
import { integrationOfEnvironment, lockActiveEnvironment, touchedBy } from './locks'
import { AddAllowRuleInput } from './schema'

/**
 * Allows the smoke tests of an environment to send requests somewhere. Administrators only. What is refused
 * whatever a rule says (link-local, metadata, the product's own database) is decided when a request is sent.
 */
export const addAllowRule = command({
  name: 'allow_rule.add',
  input: AddAllowRuleInput,
  integration: integrationOfEnvironment,
  run: async ({ tx, actor, input }) => {
    const environment = await lockActiveEnvironment(tx, input.environmentId)
    const rule = readAllowRule(input)
    const others = await tx.allowRule.findMany({ where: { environmentId: environment.id } })
    const same = others.some(
      (other) =>
        other.scheme === rule.scheme && other.host === rule.host && other.cidr === rule.cidr && other.ports.join() === rule.ports.join(),
    )
    if (same) throw refuse('allow_rule_exists', {}, { field: 'host' })
    if (others.length >= 100) throw refuse('too_many_allow_rules', { max: 100 })
    const created = await tx.allowRule.create({
      data: { environmentId: environment.id, ...rule, createdById: personIdOf(actor), createdByName: actor.name },
    })
    const target = `${rule.scheme}://${rule.host}:${rule.ports.join(',')}${rule.cidr ? ` in ${rule.cidr}` : ''}`
    return {
      value: { id: created.id },
      audit: {
        entity: { type: 'allow_rule', id: created.id, label: `${environment.integration.name} · ${environment.name} · ${target}` },
        before: null,
        after: rule,
      },
      touched: touchedBy(environment.integrationId),
      changes: [
        {
          kind: 'access',
          integrationId: environment.integrationId,
          environmentId: environment.id,
          summary: `Requests allowed to ${target}`,
          details: { what: 'allow_rule_added', target },
        },
      ],
    }
  },
})
