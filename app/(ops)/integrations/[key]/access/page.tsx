import { getTranslations } from 'next-intl/server'
import { Callout } from '@/components/ui/callout'
import { EmptyState } from '@/components/ui/empty-state'
import { Panel } from '@/components/ui/panel'
import { Table, Tbody, Td, Th, ThActions, Thead } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import { readIntegration } from '../read'
import { AllowRuleDialog } from './allow-rule-dialog'
import { RemoveAllowRuleButton } from './remove-allow-rule-button'

/** Whether a rule names an address itself, so that a range adds nothing. */
const isAddress = (host: string) => /^(\[.*\]|[\d.]+)$/.test(host)

/** Where the smoke tests of each environment may send requests. */
export default async function AccessPage({ params }: { params: Promise<{ key: string }> }) {
  const [integration, t] = await Promise.all([readIntegration((await params).key), getTranslations('integrations.access')])
  const { environments, allowRules, may, archivedAt } = integration
  const mayAdd = may['allow_rule.add'] && !archivedAt
  const mayRemove = may['allow_rule.remove'] && !archivedAt
  return (
    <div className="grid gap-4">
      <Callout>
        {t('explain')} {mayAdd ? null : t('administratorsOnly')}
      </Callout>
      {environments.length === 0 ? (
        <Panel>
          <EmptyState title={t('noEnvironments')}>{t('noEnvironmentsHint')}</EmptyState>
        </Panel>
      ) : null}
      {environments.map((environment) => {
        const rules = allowRules.filter((rule) => rule.environmentId === environment.id)
        return (
          <Panel key={environment.id} title={environment.name} actions={mayAdd ? <AllowRuleDialog environment={environment} /> : null}>
            {rules.length === 0 ? (
              <EmptyState title={t('none')}>{mayAdd ? t('noneHint') : t('noneHintReader')}</EmptyState>
            ) : (
              <Table label={t('tableLabel', { name: environment.name })}>
                <Thead>
                  <Th>{t('target')}</Th>
                  <Th>{t('ports')}</Th>
                  <Th>{t('range')}</Th>
                  <Th>{t('added')}</Th>
                  {mayRemove ? <ThActions /> : null}
                </Thead>
                <Tbody>
                  {rules.map((rule) => (
                    <tr key={rule.id}>
                      <Td mono>
                        {rule.scheme}://{rule.host}
                      </Td>
                      <Td mono>{rule.ports.join(', ')}</Td>
                      <Td mono>
                        {rule.cidr ?? <span className="font-sans text-ink-3">{isAddress(rule.host) ? '–' : t('anyPublic')}</span>}
                      </Td>
                      <Td className="text-sm text-ink-2">
                        {rule.createdByName} · <Time at={rule.createdAt} look="relative" />
                      </Td>
                      {mayRemove ? (
                        <Td end>
                          <RemoveAllowRuleButton
                            id={rule.id}
                            target={`${rule.scheme}://${rule.host}:${rule.ports.join(',')}`}
                            environment={environment.name}
                          />
                        </Td>
                      ) : null}
                    </tr>
                  ))}
                </Tbody>
              </Table>
            )}
          </Panel>
        )
      })}
    </div>
  )
}
