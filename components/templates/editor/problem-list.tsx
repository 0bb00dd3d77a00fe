'use client'

import { useTranslations } from 'next-intl'
import { Callout } from '@/components/ui/callout'
import type { ProblemPlace } from './problem-place'
import type { SaidProblem } from './use-problems'

const SHOWN = 20

/** What keeps the template from being published, each a way to its place. */
export function ProblemList({ problems, onGo }: { problems: readonly SaidProblem[]; onGo: (place: ProblemPlace) => void }) {
  const t = useTranslations('editor.problems')
  if (problems.length === 0) return null
  return (
    <Callout tone="nogo" className="mb-4" title={t('title', { count: problems.length })}>
      <ul className="mt-1 grid gap-0.5">
        {problems.slice(0, SHOWN).map(({ path, text, place }) => (
          <li key={`${path} ${text}`}>
            <button type="button" className="link text-left" onClick={() => onGo(place)}>
              {text}
            </button>
          </li>
        ))}
      </ul>
      {problems.length > SHOWN ? <p className="mt-1 text-ink-2">{t('more', { count: problems.length - SHOWN })}</p> : null}
    </Callout>
  )
}
