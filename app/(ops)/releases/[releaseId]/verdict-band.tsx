'use client'

import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { useState } from 'react'
import clsx from 'clsx'
import { useWords } from '@/components/releases/use-words'
import { buttonClass } from '@/components/ui/button'
import { ButtonLink } from '@/components/ui/button-link'
import { StateSign } from '@/components/ui/state-sign'
import { Time } from '@/components/ui/time'
import type { ReleaseView, VerdictView } from '@/lib/releases/view'
import { BlockerList } from './blocker-list'
import { focusTarget } from './focus-target'
import { remedyHref } from './remedy-href'

const colours = { go: 'border-go-line bg-go-bg', hold: 'border-hold-line bg-hold-bg', nogo: 'border-nogo-line bg-nogo-bg' }

/** Blockers named in the band itself; the rest unfolds. */
const namedAtMost = 2

/** May it go? The word, the reasons in a sentence, when GO is possible, and the way to the first blocker. */
export function VerdictBand({ release, verdict }: { release: ReleaseView; verdict: VerdictView }) {
  const t = useTranslations('releases.verdict')
  const remedies = useTranslations('releases.remedy')
  const say = useWords(release.window.timeZone)
  const [open, setOpen] = useState(false)
  const { call, blockers, step } = verdict
  const first = blockers.find((blocker) => blocker.remedy.kind !== 'wait')
  const { nogo, hold } = verdict.counts
  const all = nogo + hold
  return (
    <section
      id="verdict"
      aria-label={t('heading')}
      aria-live="polite"
      className={clsx('my-4 grid gap-x-6 gap-y-3 rounded-xl border px-5 py-4 md:grid-cols-[auto_1fr_auto] md:items-center', colours[call])}
    >
      <div>
        <StateSign state={call} look="word" />
        <p className="mt-0.5 text-xs text-ink-2">{t(step === 'start' ? 'for_start' : 'for_completion')}</p>
      </div>
      <div className="min-w-0 text-ink-2">
        {call === 'go' ? (
          <>
            <p className="font-semibold text-ink">{t(step === 'start' ? 'go_start' : 'go_completion')}</p>
            <p>{t(step === 'start' ? 'go_start_detail' : 'go_completion_detail')}</p>
          </>
        ) : (
          <>
            <p>
              <b className="font-semibold text-ink">{call === 'nogo' ? t('nogo', { nogo, hold }) : t('hold', { count: hold })}</b>{' '}
              {blockers.slice(0, namedAtMost).map((blocker) => (
                <span key={`${blocker.station} ${blocker.id}`}>{say(blocker.words)} </span>
              ))}
              {all > namedAtMost ? (
                <button type="button" className="link" aria-expanded={open} aria-controls="all-blockers" onClick={() => setOpen(!open)}>
                  {open ? t('hide') : t('more', { count: all - namedAtMost })}
                </button>
              ) : null}
            </p>
            <GoPossible verdict={verdict} zone={release.window.timeZone} />
          </>
        )}
      </div>
      {call === 'go' ? null : first ? (
        first.remedy.kind === 'page' ? (
          <ButtonLink variant="primary" href={first.remedy.href} title={remedies(first.remedy.kind)}>
            {t('first')}
          </ButtonLink>
        ) : (
          <a
            href={remedyHref(first.remedy) ?? '#verdict'}
            title={remedies(first.remedy.kind)}
            onClick={focusTarget}
            className={buttonClass('primary')}
          >
            {t('first')}
          </a>
        )
      ) : (
        <span className="text-sm text-ink-2">{t('first_wait')}</span>
      )}
      {open ? (
        <div id="all-blockers" className="rounded-lg border border-line bg-panel md:col-span-3">
          <BlockerList blockers={blockers} total={all} zone={release.window.timeZone} />
        </div>
      ) : null}
    </section>
  )
}

function GoPossible({ verdict, zone }: { verdict: VerdictView; zone: string }) {
  const t = useTranslations('releases.verdict')
  const { goPossibleAt, toClear } = verdict
  if (!goPossibleAt) return <p>{t('possible_people', { clear: toClear })}</p>
  return (
    <p>
      {t.rich('possible', {
        clear: toClear,
        time: () => <Time at={goPossibleAt} zone={zone} relative className="font-semibold text-ink" />,
      })}
    </p>
  )
}

/** The band of a release that has ended: how, when and why. */
export function EndBand({ release }: { release: ReleaseView }) {
  const t = useTranslations('releases.verdict')
  const { state, endedAt, supersededBy, endReason } = release
  const good = state === 'completed'
  const bad = state === 'aborted' || state === 'rolled_back'
  const time = () => <Time at={endedAt ?? release.createdAt} zone={release.window.timeZone} />
  return (
    <section
      id="verdict"
      aria-label={t('heading')}
      className={clsx(
        'my-4 grid gap-x-6 gap-y-1 rounded-xl border px-5 py-4 md:grid-cols-[auto_1fr] md:items-center',
        good ? colours.go : bad ? colours.nogo : 'border-line bg-hover',
      )}
    >
      <p className={clsx('text-2xl font-bold tracking-tight', good ? 'text-go' : bad ? 'text-nogo' : 'text-ink-2')}>{t(state)}</p>
      <p className="text-ink-2">
        {state === 'superseded'
          ? supersededBy
            ? t.rich('superseded_detail', {
                number: supersededBy.number,
                title: supersededBy.title,
                link: (text) => (
                  <Link className="link" href={`/releases/${supersededBy.id}`}>
                    {text}
                  </Link>
                ),
              })
            : t('superseded_plain')
          : t.rich(`${state}_detail`, { time, reason: endReason })}
      </p>
    </section>
  )
}
