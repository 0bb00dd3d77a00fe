'use client'

import { Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { CommandForm } from '@/components/ui/command-form'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { Dialog, DialogClose, DialogFooter } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { formValues } from '@/components/ui/form-values'
import { Input } from '@/components/ui/input'
import { SubmitButton } from '@/components/ui/submit-button'
import type { Answer } from '@/lib/core/answer'
import { createSlotRoleAction, retireSlotRoleAction, updateSlotRoleAction } from '../../actions'

type Existing = { id: string; key: string; name: string; nameZh: string; version: number }
type Typed = { key: string; name: string; nameZh: string }

/** Makes a slot role; with `existing`, renames that one. */
export function SlotRoleDialog({ existing }: { existing?: Existing }) {
  const t = useTranslations('settings.slotRoles')
  const common = useTranslations('common')
  const router = useRouter()
  const [open, setOpen] = useState(false)
  const save = async (input: Typed | FormData): Promise<Answer<unknown>> => {
    const { key, name, nameZh } = input as Typed
    if (!existing) return createSlotRoleAction({ key, name, nameZh })
    return updateSlotRoleAction({ slotRoleId: existing.id, name, nameZh }, { expectedVersion: existing.version })
  }
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      size="sm"
      trigger={
        existing ? (
          <Button size="sm">{t('rename')}</Button>
        ) : (
          <Button size="sm" variant="primary" icon={<Plus size={14} aria-hidden="true" />}>
            {t('create')}
          </Button>
        )
      }
      title={existing ? t('renameTitle', { name: existing.name }) : t('create')}
    >
      <CommandForm
        action={save}
        toInput={(data) => formValues(data, { key: 'text', name: 'text', nameZh: 'text' })}
        success={t('saved')}
        onDone={() => {
          setOpen(false)
          router.refresh()
        }}
      >
        <Field label={t('name')} name="name">
          <Input required maxLength={60} defaultValue={existing?.name} lang="en" />
        </Field>
        <Field label={t('nameZh')} name="nameZh" required={false}>
          <Input maxLength={60} defaultValue={existing?.nameZh} lang="zh" />
        </Field>
        {existing ? null : (
          <Field label={t('key')} name="key" hint={t('keyHint')}>
            <Input mono required maxLength={40} spellCheck={false} autoCapitalize="off" />
          </Field>
        )}
        <div className="order-last">
          <DialogFooter>
            <DialogClose>
              <Button>{common('cancel')}</Button>
            </DialogClose>
            <SubmitButton>{common('save')}</SubmitButton>
          </DialogFooter>
        </div>
      </CommandForm>
    </Dialog>
  )
}

/** Takes a slot role out of use, or back into it. */
export function RetireSlotRole({ slotRole }: { slotRole: { id: string; name: string; version: number; retired: boolean } }) {
  const t = useTranslations('settings.slotRoles')
  const router = useRouter()
  const word = slotRole.retired ? 'takeBack' : 'retire'
  return (
    <ConfirmDialog
      trigger={<Button size="sm">{t(word)}</Button>}
      title={t(`${word}Title`, { name: slotRole.name })}
      confirm={t(word)}
      tone={slotRole.retired ? 'primary' : 'danger'}
      success={t('saved')}
      run={() => retireSlotRoleAction({ slotRoleId: slotRole.id, retired: !slotRole.retired }, { expectedVersion: slotRole.version })}
      onDone={() => router.refresh()}
    >
      {t(`${word}Text`)}
    </ConfirmDialog>
  )
}
