'use client'

import { Plus, X } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { slotRoleName } from '@/components/people/role-list'
import { Button } from '@/components/ui/button'
import { CommandForm } from '@/components/ui/command-form'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { Dialog, DialogClose, DialogFooter } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { formValues } from '@/components/ui/form-values'
import { IconButton } from '@/components/ui/icon-button'
import { Panel, PanelRow } from '@/components/ui/panel'
import { Select } from '@/components/ui/select'
import { SubmitButton } from '@/components/ui/submit-button'
import { type Role, roles } from '@/lib/core/actor'
import type { Answer } from '@/lib/core/answer'
import type { HeldRole, HeldSlot } from '@/lib/people/queries'
import { grantRoleAction, grantSlotAction, revokeRoleAction, revokeSlotAction } from '../../actions'

type Named = { id: string; name: string }
type Props = {
  person: { id: string; name: string; roles: HeldRole[]; slots: HeldSlot[] }
  slotRoles: { id: string; name: string; nameZh: string }[]
  integrations: Named[]
}

/** What a person may do: roles and slot roles, each for one integration or for all. */
export function AccessPanel({ person, slotRoles, integrations }: Props) {
  const t = useTranslations('people')
  const locale = useLocale()
  const everywhere = t('everywhere')
  return (
    <Panel
      title={t('access.title')}
      actions={
        <>
          <GrantDialog
            kind="role"
            personId={person.id}
            integrations={integrations}
            choices={roles.map((role) => ({ value: role, label: t(`roles.${role}`) }))}
          />
          {slotRoles.length > 0 ? (
            <GrantDialog
              kind="slot"
              personId={person.id}
              integrations={integrations}
              choices={slotRoles.map((each) => ({ value: each.id, label: slotRoleName(each, locale) }))}
            />
          ) : null}
        </>
      }
    >
      {person.roles.length + person.slots.length === 0 ? <p className="px-3.5 py-3 text-sm text-ink-2">{t('access.none')}</p> : null}
      {person.roles.map((held) => (
        <GrantRow
          key={`${held.role} ${held.integrationId}`}
          what={t(`roles.${held.role}`)}
          hint={t(`roleHints.${held.role}`)}
          scope={held.integrationName ?? everywhere}
          name={person.name}
          revoke={() => revokeRoleAction({ personId: person.id, role: held.role, integrationId: held.integrationId })}
        />
      ))}
      {person.slots.map((held) => (
        <GrantRow
          key={`${held.slotRoleId} ${held.integrationId}`}
          what={slotRoleName(held, locale)}
          hint={t('access.slotHint')}
          scope={held.integrationName ?? everywhere}
          name={person.name}
          revoke={() => revokeSlotAction({ personId: person.id, slotRoleId: held.slotRoleId, integrationId: held.integrationId })}
        />
      ))}
    </Panel>
  )
}

function GrantRow({
  what,
  hint,
  scope,
  name,
  revoke,
}: {
  what: string
  hint: string
  scope: string
  name: string
  revoke: () => Promise<Answer<unknown>>
}) {
  const t = useTranslations('people.access')
  const router = useRouter()
  return (
    <PanelRow className="flex items-center gap-3">
      <div className="min-w-0 flex-1">
        <p>
          <span className="font-medium">{what}</span> <span className="text-ink-2">· {scope}</span>
        </p>
        <p className="text-xs text-ink-3">{hint}</p>
      </div>
      <ConfirmDialog
        trigger={<IconButton label={t('revoke', { what, scope })} icon={<X size={14} aria-hidden="true" />} />}
        title={t('revokeTitle', { what, name })}
        confirm={t('revokeConfirm')}
        success={t('revoked')}
        run={revoke}
        onDone={() => router.refresh()}
      >
        {t('revokeText', { what, scope })}
      </ConfirmDialog>
    </PanelRow>
  )
}

type GrantProps = { kind: 'role' | 'slot'; personId: string; choices: { value: string; label: string }[]; integrations: Named[] }

function GrantDialog({ kind, personId, choices, integrations }: GrantProps) {
  const t = useTranslations('people')
  const common = useTranslations('common')
  const router = useRouter()
  const [open, setOpen] = useState(false)
  const [chosen, setChosen] = useState(choices[0]?.value ?? '')
  const grant = (input: { chosen: string; integrationId: string | null } | FormData): Promise<Answer<{ granted: boolean }>> => {
    const { chosen: what, integrationId } = input as { chosen: string; integrationId: string | null }
    return kind === 'role'
      ? grantRoleAction({ personId, role: what, integrationId })
      : grantSlotAction({ personId, slotRoleId: what, integrationId })
  }
  const forAll = kind === 'role' && chosen === 'administrator'
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      size="sm"
      trigger={
        <Button size="sm" icon={<Plus size={14} aria-hidden="true" />}>
          {t(`access.${kind}`)}
        </Button>
      }
      title={t(`access.${kind}Title`)}
    >
      <CommandForm
        action={grant}
        toInput={(data) => {
          const { chosen: what, integrationId } = formValues(data, { chosen: 'text', integrationId: 'text' })
          return { chosen: what, integrationId: integrationId === '' ? null : integrationId }
        }}
        success={(value) => t(value.granted ? 'access.granted' : 'access.already')}
        onDone={() => {
          setOpen(false)
          router.refresh()
        }}
      >
        <Field
          label={t(kind === 'role' ? 'fields.role' : 'fields.slot')}
          name="chosen"
          hint={kind === 'role' ? t(`roleHints.${chosen as Role}`) : t('access.slotHint')}
        >
          <Select value={chosen} onChange={(event) => setChosen(event.target.value)} options={choices} />
        </Field>
        <Field label={t('fields.scope')} name="integrationId" hint={forAll ? t('administratorScope') : undefined}>
          <Select
            key={forAll ? 'all' : 'some'}
            disabled={forAll}
            placeholder={t('everywhere')}
            options={integrations.map((each) => ({ value: each.id, label: each.name }))}
          />
        </Field>
        <div className="order-last">
          <DialogFooter>
            <DialogClose>
              <Button>{common('cancel')}</Button>
            </DialogClose>
            <SubmitButton>{t('access.grant')}</SubmitButton>
          </DialogFooter>
        </div>
      </CommandForm>
    </Dialog>
  )
}
