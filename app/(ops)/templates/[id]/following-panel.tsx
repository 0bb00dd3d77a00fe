'use client'

import { useTranslations } from 'next-intl'
import dynamic from 'next/dynamic'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { Panel, PanelBody } from '@/components/ui/panel'
import { useCommand } from '@/components/ui/use-command'
import type { TemplateSourceView } from '@/lib/templates/source-queries'
import { checkSourceAction, unfollowSourceAction } from './follow-actions'
import { FollowedFile } from './followed-file'

const FollowDialog = dynamic(() => import('./follow-dialog').then((module) => module.FollowDialog), { loading: () => null })

interface Props {
  templateId: string
  following: TemplateSourceView
  /** The draft a change may have arrived as, and the published version before it. */
  draft: { number: number; since: number | null } | null
  may: { follow: boolean; check: boolean; unfollow: boolean; settings: boolean }
}

/** The file a template follows: where it is, when it was looked at and what came of it; or how to begin. */
export function FollowingPanel({ templateId, following, draft, may }: Props) {
  const t = useTranslations('following.panel')
  const router = useRouter()
  const [open, setOpen] = useState(false)
  const check = useCommand(checkSourceAction, { success: t('check_queued'), toastRefusal: true, onDone: () => router.refresh() })
  const { source, open: allowed } = following
  const closed = !allowed.git && !allowed.folder
  return (
    <Panel title={t('title')}>
      <PanelBody className="grid gap-2.5">
        {source ? (
          <FollowedFile source={source} />
        ) : (
          <p className="text-sm text-ink-2">
            {t('none')} {closed ? t('closed') : t('none_hint')}
            {closed && may.settings ? (
              <>
                {' '}
                <Link href="/settings/installation#following" className="link">
                  {t('to_settings')}
                </Link>
              </>
            ) : null}
          </p>
        )}
        {source ? <Problem templateId={templateId} source={source} /> : null}
        {source?.lastChangedAt && draft && draft.since !== null ? (
          <Callout title={t('arrived', { number: draft.number })}>
            <Link href={`/templates/${templateId}/versions?from=${draft.since}&to=${draft.number}`} className="link">
              {t('difference', { number: draft.since })}
            </Link>
          </Callout>
        ) : null}
        <div className="flex flex-wrap gap-2">
          {source && may.check ? (
            <Button size="sm" pending={check.pending} onClick={() => check.run({ templateId })}>
              {t('check')}
            </Button>
          ) : null}
          {may.follow && !closed ? (
            <Button size="sm" onClick={() => setOpen(true)}>
              {t(source ? 'edit' : 'follow')}
            </Button>
          ) : null}
          {source && may.unfollow ? (
            <ConfirmDialog
              trigger={
                <Button size="sm" variant="danger">
                  {t('unfollow')}
                </Button>
              }
              title={t('unfollow_title')}
              confirm={t('unfollow')}
              run={() => unfollowSourceAction({ templateId })}
              success={t('unfollowed')}
              onDone={() => router.refresh()}
            >
              {t('unfollow_text')}
            </ConfirmDialog>
          ) : null}
        </div>
        {open ? <FollowDialog templateId={templateId} following={following} onClose={() => setOpen(false)} /> : null}
      </PanelBody>
    </Panel>
  )
}

/** Why the last look took nothing over. A draft in the way is no fault of the file. */
function Problem({ templateId, source }: { templateId: string; source: NonNullable<TemplateSourceView['source']> }) {
  const t = useTranslations('following')
  const { problem } = source
  if (!problem) return null
  const waits = problem.code === 'draft_open'
  return (
    <Callout tone={waits ? 'info' : 'hold'} title={t(waits ? 'panel.waits' : 'panel.problem')}>
      <p className="break-words">{t(`problems.${problem.code}`, problem.params)}</p>
      {waits ? (
        <Link href={`/templates/${templateId}/publish`} className="link">
          {t('panel.to_draft')}
        </Link>
      ) : null}
    </Callout>
  )
}
