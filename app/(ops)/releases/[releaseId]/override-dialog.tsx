'use client'

import { useTranslations } from 'next-intl'
import { Callout } from '@/components/ui/callout'
import { CommandForm } from '@/components/ui/command-form'
import { Dialog, DialogFooter } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { SubmitButton } from '@/components/ui/submit-button'
import { Textarea } from '@/components/ui/textarea'
import type { ReleaseView } from '@/lib/releases/view'
import { requestOverrideAction } from '../actions'
import { BlockerList } from './blocker-list'
import { useRefresh } from './use-refresh'

/** Asks for an emergency override, naming the blockers there are. */
export function OverrideDialog({ release, onClose }: { release: ReleaseView; onClose: () => void }) {
  const t = useTranslations('releases.override')
  const refresh = useRefresh(release.id)
  const blockers = release.verdict?.blockers ?? []
  const { nogo, hold } = release.verdict?.counts ?? { nogo: 0, hold: 0 }
  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : onClose())} title={t('title')} description={t('ask_explain')}>
      <CommandForm
        action={requestOverrideAction}
        toInput={(data) => ({ releaseId: release.id, reason: String(data.get('reason') ?? '') })}
        success={t('asked_done')}
        onDone={() => {
          onClose()
          refresh()
        }}
      >
        <Callout tone="hold">{t('names')}</Callout>
        <div
          className="max-h-60 overflow-y-auto rounded-md border border-line"
          tabIndex={0}
          role="region"
          aria-label={t('blockers', { count: nogo + hold })}
        >
          <BlockerList blockers={blockers} total={nogo + hold} zone={release.window.timeZone} links={false} />
        </div>
        <Field name="reason" label={t('reason')} hint={t('reasonHint')}>
          <Textarea maxLength={1000} />
        </Field>
        <DialogFooter>
          <SubmitButton variant="danger">{t('submit')}</SubmitButton>
        </DialogFooter>
      </CommandForm>
    </Dialog>
  )
}
