'use client'

import { useTranslations } from 'next-intl'
import { CommandForm } from '@/components/ui/command-form'
import { Dialog, DialogFooter } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { SubmitButton } from '@/components/ui/submit-button'
import { Textarea } from '@/components/ui/textarea'
import type { ReleaseView, SignatureView } from '@/lib/releases/view'
import { liftSignOffAction } from '../actions'
import { useRefresh } from './use-refresh'

/** The signer lifts a NO-GO or withdraws a GO, with a reason; the signature stays in the record. */
export function LiftDialog({ release, signature, onClose }: { release: ReleaseView; signature: SignatureView; onClose: () => void }) {
  const t = useTranslations('releases.lift')
  const refresh = useRefresh(release.id)
  const { decision } = signature
  return (
    <Dialog
      open
      onOpenChange={(open) => (open ? undefined : onClose())}
      size="sm"
      title={t(`title_${decision}`)}
      description={t(`explain_${decision}`)}
    >
      <CommandForm
        action={liftSignOffAction}
        toInput={(data) => ({ releaseId: release.id, signatureId: signature.id, reason: String(data.get('reason') ?? '') })}
        success={t('done')}
        onDone={() => {
          onClose()
          refresh()
        }}
      >
        <Field name="reason" label={t('reason')}>
          <Textarea rows={2} maxLength={1000} />
        </Field>
        <DialogFooter>
          <SubmitButton variant="danger">{t(`do_${decision}`)}</SubmitButton>
        </DialogFooter>
      </CommandForm>
    </Dialog>
  )
}
