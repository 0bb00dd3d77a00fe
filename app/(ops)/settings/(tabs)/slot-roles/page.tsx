import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { LiveRefresh } from '@/components/live/live-context'
import { Chip } from '@/components/ui/chip'
import { Code } from '@/components/ui/code'
import { EmptyState } from '@/components/ui/empty-state'
import { Panel } from '@/components/ui/panel'
import { Table, Tbody, Td, Th, ThActions, Thead } from '@/components/ui/table'
import { signedInPerson } from '@/lib/core/session'
import { administersPeople, listSlotRoles } from '@/lib/people/queries'
import { RetireSlotRole, SlotRoleDialog } from './slot-role-dialog'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('settings'))('tabs.slot-roles') }
}

/** The slot roles that templates may ask for; any set can be defined. */
export default async function SlotRolesPage() {
  const [actor, t] = await Promise.all([signedInPerson('/settings/slot-roles'), getTranslations('settings.slotRoles')])
  if (!administersPeople(actor)) notFound()
  const slotRoles = await listSlotRoles(actor)
  return (
    <>
      <LiveRefresh topics={['slot-roles', 'people']} />
      <Panel title={t('title')} meta={t('lead')} actions={<SlotRoleDialog />}>
        {slotRoles.length === 0 ? (
          <EmptyState title={t('none')}>{t('noneHint')}</EmptyState>
        ) : (
          <Table label={t('title')}>
            <Thead>
              <Th>{t('name')}</Th>
              <Th>{t('nameZh')}</Th>
              <Th>{t('key')}</Th>
              <Th end>{t('holders')}</Th>
              <ThActions />
            </Thead>
            <Tbody>
              {slotRoles.map((slotRole) => (
                <tr key={slotRole.id}>
                  <Td>
                    <span lang="en" className="font-medium">
                      {slotRole.name}
                    </span>{' '}
                    {slotRole.retiredAt ? <Chip tone="idle">{t('retired')}</Chip> : null}
                  </Td>
                  <Td>
                    <span lang="zh">{slotRole.nameZh || '–'}</span>
                  </Td>
                  <Td>
                    <Code>{slotRole.key}</Code>
                  </Td>
                  <Td end>{slotRole.holders}</Td>
                  <Td end className="whitespace-nowrap">
                    <span className="inline-flex gap-2">
                      <SlotRoleDialog existing={slotRole} />
                      <RetireSlotRole
                        slotRole={{ id: slotRole.id, name: slotRole.name, version: slotRole.version, retired: slotRole.retiredAt !== null }}
                      />
                    </span>
                  </Td>
                </tr>
              ))}
            </Tbody>
          </Table>
        )}
      </Panel>
    </>
  )
}
