'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useBilingual } from '@/components/releases/use-words'
import { CommandForm } from '@/components/ui/command-form'
import { Dialog, DialogFooter } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { SubmitButton } from '@/components/ui/submit-button'
import { Textarea } from '@/components/ui/textarea'
import type { ReleaseView, SlotView } from '@/lib/releases/view'
import { toLocalInput } from '@/lib/releases/zoned-moment'
import { delegateSlotAction } from '../actions'
import { useRefresh } from './use-refresh'

/** Who holds a slot's role lets somebody else sign this one slot, from a moment to a moment, with a reason. */
export function DelegateDialog({ release, slot, onClose }: { release: ReleaseView; slot: SlotView; onClose: () => void }) {
  const t = useTranslations('releases.delegate')
  const bilingual = useBilingual()
  const refresh = useRefresh(release.id)
  const zone = release.window.timeZone
  // The moment the dialog opened: fields keep what they propose.
  const [opened] = useState(() => Date.now())
  const end = Math.max(new Date(release.window.end).getTime(), opened + 86_400_000)
  return (
    <Dialog
      open
      onOpenChange={(open) => (open ? undefined : onClose())}
      title={t('title', { slot: bilingual(slot.name, slot.nameZh) })}
      description={t('explain')}
    >
      <CommandForm
        action={delegateSlotAction}
        toInput={(data) => ({
          releaseId: release.id,
          slotId: slot.id,
          toId: String(data.get('toId') ?? ''),
          reason: String(data.get('reason') ?? ''),
          startsAt: String(data.get('startsAt') ?? ''),
          endsAt: String(data.get('endsAt') ?? ''),
          timeZone: zone,
        })}
        success={t('done')}
        onDone={() => {
          onClose()
          refresh()
        }}
      >
        <Field name="toId" label={t('to')}>
          <Select placeholder={t('choose')} options={release.people.map((person) => ({ value: person.id, label: person.name }))} />
        </Field>
        <div className="grid gap-4 sm:grid-cols-2">
          <Field name="startsAt" label={t('starts')}>
            <Input type="datetime-local" defaultValue={toLocalInput(new Date(opened), zone)} />
          </Field>
          <Field name="endsAt" label={t('ends')} hint={t('zone', { zone })}>
            <Input type="datetime-local" defaultValue={toLocalInput(new Date(end), zone)} />
          </Field>
        </div>
        <Field name="reason" label={t('reason')}>
          <Textarea rows={2} maxLength={1000} />
        </Field>
        <DialogFooter>
          <SubmitButton>{t('do')}</SubmitButton>
        </DialogFooter>
      </CommandForm>
    </Dialog>
  )
}
