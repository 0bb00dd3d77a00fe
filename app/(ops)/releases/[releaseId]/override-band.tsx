'use client'

import { useTranslations } from 'next-intl'
import { useWords } from '@/components/releases/use-words'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { StateSign } from '@/components/ui/state-sign'
import { Time } from '@/components/ui/time'
import type { OverrideView, ReleaseView } from '@/lib/releases/view'
import { confirmOverrideAction, withdrawOverrideAction } from '../actions'
import { useRefresh } from './use-refresh'

/** Every emergency override of this release, for good: who asked and why, who confirmed, what it overrode. */
export function OverrideBand({ release }: { release: ReleaseView }) {
  if (release.overrides.length === 0) return null
  return (
    <div className="mb-4 grid gap-2">
      {release.overrides.map((override) => (
        <OneOverride key={override.id} release={release} override={override} />
      ))}
    </div>
  )
}

function OneOverride({ release, override }: { release: ReleaseView; override: OverrideView }) {
  const t = useTranslations('releases.override')
  const say = useWords(release.window.timeZone)
  const zone = release.window.timeZone
  const time = (at: string | null) => () => <Time at={at ?? override.requestedAt} zone={zone} />
  return (
    <Callout
      tone={override.state === 'withdrawn' ? 'info' : 'nogo'}
      title={t(override.step)}
      actions={<OverrideButtons release={release} override={override} />}
    >
      <p className="text-ink">{override.reason}</p>
      <p className="text-ink-2">
        {t.rich(override.state, {
          name: override.requestedBy.name,
          confirmer: override.confirmedByName ?? '',
          time: time(override.requestedAt),
          confirmed: time(override.confirmedAt),
          used: time(override.usedAt),
          withdrawn: time(override.withdrawnAt),
        })}
      </p>
      {override.blockers.length > 0 ? (
        <details className="mt-1">
          <summary className="link w-fit">{t('blockers', { count: override.blockers.length })}</summary>
          <ul className="mt-1 grid gap-0.5">
            {override.blockers.map((blocker) => (
              <li key={blocker.id} className="flex flex-wrap items-baseline gap-x-2">
                <StateSign state={blocker.call} />
                <span>{say(blocker.words)}</span>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </Callout>
  )
}

function OverrideButtons({ release, override }: { release: ReleaseView; override: OverrideView }) {
  const t = useTranslations('releases.override')
  const refresh = useRefresh(release.id)
  const input = { releaseId: release.id, overrideId: override.id }
  if (!override.mayConfirm && !override.mayWithdraw) return null
  return (
    <span className="flex flex-wrap gap-2">
      {override.mayConfirm ? (
        <ConfirmDialog
          trigger={<Button size="sm">{t('confirm')}</Button>}
          title={t('confirm_title')}
          confirm={t('confirm_do')}
          run={() => confirmOverrideAction(input)}
          success={t('confirmed_done')}
          onDone={refresh}
        >
          {t('confirm_explain')}
        </ConfirmDialog>
      ) : null}
      {override.mayWithdraw ? (
        <ConfirmDialog
          trigger={
            <Button size="sm" variant="ghost">
              {t('withdraw')}
            </Button>
          }
          title={t('withdraw_title')}
          confirm={t('withdraw_do')}
          run={() => withdrawOverrideAction(input)}
          success={t('withdrawn_done')}
          onDone={refresh}
        >
          {t('withdraw_explain')}
        </ConfirmDialog>
      ) : null}
    </span>
  )
}
