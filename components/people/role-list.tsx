import { useLocale, useTranslations } from 'next-intl'
import { Chip } from '@/components/ui/chip'
import type { HeldRole, HeldSlot } from '@/lib/people/queries'

/** Roles and slot roles as chips, each with what it is for. */
export function RoleList({ roles, slots }: { roles: HeldRole[]; slots: HeldSlot[] }) {
  const t = useTranslations('people')
  const locale = useLocale()
  const scope = (name: string | null) => name ?? t('everywhere')
  if (roles.length === 0 && slots.length === 0) return <span className="text-sm text-ink-3">{t('noRoles')}</span>
  return (
    <ul className="flex flex-wrap gap-1.5">
      {roles.map((held) => (
        <li key={`${held.role} ${held.integrationId}`} className="max-w-full">
          <Chip tone="accent">{t('held', { what: t(`roles.${held.role}`), scope: scope(held.integrationName) })}</Chip>
        </li>
      ))}
      {slots.map((held) => (
        <li key={`${held.slotRoleId} ${held.integrationId}`} className="max-w-full">
          <Chip>{t('held', { what: slotRoleName(held, locale), scope: scope(held.integrationName) })}</Chip>
        </li>
      ))}
    </ul>
  )
}

/** A slot role's name in the reader's language, else in English. */
export function slotRoleName(slotRole: { name: string; nameZh: string }, locale: string): string {
  return locale === 'zh' && slotRole.nameZh ? slotRole.nameZh : slotRole.name
}
