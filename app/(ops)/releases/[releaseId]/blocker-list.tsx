'use client'

import { useTranslations } from 'next-intl'
import { useWords } from '@/components/releases/use-words'
import { PanelRow } from '@/components/ui/panel'
import { StateSign } from '@/components/ui/state-sign'
import type { BlockerView } from '@/lib/releases/view'
import { focusTarget } from './focus-target'
import { remedyHref } from './remedy-href'

/** Every blocker, worst first, each with the way to clear it. */
export function BlockerList({
  blockers,
  total = blockers.length,
  zone,
  links = true,
}: {
  blockers: readonly Pick<BlockerView, 'id' | 'call' | 'words' | 'remedy'>[]
  /** How many there are, when not all of them are named. */
  total?: number
  zone: string
  links?: boolean
}) {
  const t = useTranslations('releases.remedy')
  const say = useWords(zone)
  return (
    <ul>
      {blockers.map((blocker) => {
        const href = links ? remedyHref(blocker.remedy) : null
        return (
          <li key={`${blocker.id} ${blocker.words.code}`} className="border-t border-line first:border-t-0">
            <PanelRow className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
              <StateSign state={blocker.call} />
              <span className="min-w-0 flex-1 text-ink">{say(blocker.words)}</span>
              {href ? (
                <a className="link text-sm" href={href} onClick={blocker.remedy.kind === 'page' ? undefined : focusTarget}>
                  {t(blocker.remedy.kind)}
                </a>
              ) : null}
            </PanelRow>
          </li>
        )
      })}
      {total > blockers.length ? (
        <li className="border-t border-line px-3.5 py-2 text-sm text-ink-3">{t('rest', { count: total - blockers.length })}</li>
      ) : null}
    </ul>
  )
}
