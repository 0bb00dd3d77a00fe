'use client'

import { UserPlus } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { LinkOnce } from '@/components/people/link-once'
import { slotRoleName } from '@/components/people/role-list'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { CommandForm } from '@/components/ui/command-form'
import { Dialog, DialogClose, DialogFooter } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { formValues } from '@/components/ui/form-values'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { SubmitButton } from '@/components/ui/submit-button'
import { type Role, roles } from '@/lib/core/actor'
import { localeChoices } from '@/lib/people/schema'
import { invitePersonAction } from '../../actions'

type Props = { slotRoles: { id: string; name: string; nameZh: string }[]; integrations: { id: string; name: string }[] }
type Link = { url: string; expiresAt: Date; purpose: 'invite' | 'reset' }

const shape = { email: 'text', name: 'text', locale: 'text', role: 'text', integrationId: 'text', slots: 'list' } as const

/** Invites somebody with a first role and slot roles; more can be given on their page. Then shows the one-time link. */
export function InviteDialog({ slotRoles, integrations }: Props) {
  const t = useTranslations('people')
  const common = useTranslations('common')
  const shell = useTranslations('shell')
  const locale = useLocale()
  const router = useRouter()
  const [open, setOpen] = useState(false)
  const [link, setLink] = useState<Link | null>(null)
  const [role, setRole] = useState<string>('viewer')
  const change = (next: boolean) => {
    setOpen(next)
    if (!next) setLink(null)
  }
  return (
    <Dialog
      open={open}
      onOpenChange={change}
      trigger={
        <Button variant="primary" icon={<UserPlus size={14} aria-hidden="true" />}>
          {t('invite.open')}
        </Button>
      }
      title={link ? t('invite.doneTitle') : t('invite.title')}
    >
      {link ? (
        <LinkOnce link={link} onDone={() => change(false)} />
      ) : (
        <CommandForm
          action={invitePersonAction}
          toInput={(data) => {
            const { role: chosen, integrationId, slots, ...person } = formValues(data, shape)
            const scope = integrationId === '' || chosen === 'administrator' ? null : integrationId
            return {
              ...person,
              roles: chosen === '' ? [] : [{ role: chosen as Role, integrationId: scope }],
              slots: slots.map((slotRoleId) => ({ slotRoleId, integrationId: scope })),
            }
          }}
          onDone={(made) => {
            setLink(made.link)
            router.refresh()
          }}
        >
          <div className="grid gap-4 sm:grid-cols-2">
            <Field label={t('fields.email')} name="email">
              <Input type="email" required maxLength={254} />
            </Field>
            <Field label={t('fields.name')} name="name">
              <Input required maxLength={80} />
            </Field>
            <Field label={t('fields.role')} name="role" hint={t(`roleHints.${role === '' ? 'none' : (role as Role)}`)}>
              <Select
                value={role}
                onChange={(event) => setRole(event.target.value)}
                placeholder={t('noRole')}
                options={roles.map((value) => ({ value, label: t(`roles.${value}`) }))}
              />
            </Field>
            <Field label={t('fields.scope')} name="integrationId" hint={role === 'administrator' ? t('administratorScope') : undefined}>
              <Select
                key={role === 'administrator' ? 'all' : 'some'}
                disabled={role === 'administrator'}
                placeholder={t('everywhere')}
                options={integrations.map((each) => ({ value: each.id, label: each.name }))}
              />
            </Field>
          </div>
          {slotRoles.length > 0 ? (
            <fieldset className="min-w-0">
              <legend className="mb-1 text-sm font-medium">{t('fields.slots')}</legend>
              <div className="grid gap-1.5 sm:grid-cols-2">
                {slotRoles.map((slotRole) => (
                  <Checkbox key={slotRole.id} name="slots" value={slotRole.id} label={slotRoleName(slotRole, locale)} />
                ))}
              </div>
            </fieldset>
          ) : null}
          <Field label={t('fields.mailLanguage')} name="locale">
            <Select defaultValue={locale} options={localeChoices.map((value) => ({ value, label: shell(`languages.${value}`) }))} />
          </Field>
          <div className="order-last">
            <DialogFooter>
              <DialogClose>
                <Button>{common('cancel')}</Button>
              </DialogClose>
              <SubmitButton>{t('invite.submit')}</SubmitButton>
            </DialogFooter>
          </div>
        </CommandForm>
      )}
    </Dialog>
  )
}
