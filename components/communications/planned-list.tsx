'use client'

import { useTranslations } from 'next-intl'
import { useBilingual } from '@/components/releases/use-words'
import { Button } from '@/components/ui/button'
import { Chip } from '@/components/ui/chip'
import { EmptyState } from '@/components/ui/empty-state'
import { Panel, PanelRow } from '@/components/ui/panel'
import { Time } from '@/components/ui/time'
import type { CommunicationsView, PlannedCommunication } from '@/lib/communications/view'

/** The texts the plan holds, each with what it settles and the way to send it. */
export function PlannedList({ view, onPrepare }: { view: CommunicationsView; onPrepare: (key: string) => void }) {
  const t = useTranslations('communications')
  return (
    <Panel title={t('planned')}>
      {view.planned.length === 0 ? (
        <EmptyState title={t('none')}>{t('noneHint')}</EmptyState>
      ) : (
        <ul>
          {view.planned.map((one) => (
            <li key={one.key} className="border-t border-line first:border-t-0">
              <PlannedRow view={view} one={one} onPrepare={onPrepare} />
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}

function PlannedRow({ view, one, onPrepare }: { view: CommunicationsView; one: PlannedCommunication; onPrepare: (key: string) => void }) {
  const t = useTranslations('communications')
  const say = useBilingual()
  const sent = view.sent.filter((each) => each.key === one.key)
  const last = sent[0]
  const late = !last && one.items.some((item) => item.late)
  return (
    <PanelRow className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
      <div className="min-w-0 flex-1 basis-64">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="min-w-0 font-medium break-words">{say(one.title, one.titleZh)}</span>
          <Chip>{t(`channel.${one.channel}`)}</Chip>
          {late ? <Chip tone="nogo">{t('late')}</Chip> : null}
          {one.textZh === '' ? <Chip tone="hold">{t('notTranslated')}</Chip> : null}
        </p>
        {one.audience ? <p className="text-sm text-ink-2">{t('audience', { audience: one.audience })}</p> : null}
        {one.items.map((item) => (
          <p key={item.id} className="text-xs text-ink-3">
            {t('settles', { item: say(item.text, item.textZh) })}
            {item.state === 'done'
              ? ` · ${t('itemDone')}`
              : item.dueAt
                ? t.rich('due', { time: () => <Time at={item.dueAt ?? ''} zone={view.timeZone} relative /> })
                : null}
          </p>
        ))}
      </div>
      {last ? (
        <span className="text-xs text-ink-3">
          <Chip tone="go">{t('sentTimes', { count: sent.length })}</Chip> <Time at={last.sentAt} zone={view.timeZone} look="relative" />
        </span>
      ) : null}
      <Button size="sm" variant={late && view.maySend ? 'primary' : 'default'} onClick={() => onPrepare(one.key)}>
        {t(view.maySend ? 'prepare' : 'look')}
        <span className="sr-only">: {say(one.title, one.titleZh)}</span>
      </Button>
    </PanelRow>
  )
}
