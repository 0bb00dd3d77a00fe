'use client'

import { useTranslations } from 'next-intl'
import { CommandForm } from '@/components/ui/command-form'
import { Dialog, DialogFooter } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { SubmitButton } from '@/components/ui/submit-button'
import { Textarea } from '@/components/ui/textarea'
import type { ReleaseView } from '@/lib/releases/view'
import { abortReleaseAction } from '../actions'
import { useRefresh } from './use-refresh'

/** Ends a release for good, with a reason. */
export function AbortDialog({ release, onClose }: { release: ReleaseView; onClose: () => void }) {
  const t = useTranslations('releases.act')
  const refresh = useRefresh(release.id)
  return (
    <Dialog
      open
      onOpenChange={(open) => (open ? undefined : onClose())}
      size="sm"
      title={t('abort_title')}
      description={t('abort_explain')}
    >
      <CommandForm
        action={abortReleaseAction}
        toInput={(data) => ({ releaseId: release.id, reason: String(data.get('reason') ?? '') })}
        success={t('aborted')}
        onDone={() => {
          onClose()
          refresh()
        }}
      >
        <Field name="reason" label={t('abort_reason')}>
          <Textarea maxLength={1000} />
        </Field>
        <DialogFooter>
          <SubmitButton variant="danger">{t('abort_do')}</SubmitButton>
        </DialogFooter>
      </CommandForm>
    </Dialog>
  )
}
