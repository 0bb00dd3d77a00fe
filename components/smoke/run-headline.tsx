import { useTranslations } from 'next-intl'
import type { ShownRun } from './read-run'

type Headed = Pick<ShownRun, 'state' | 'stepCount' | 'passedCount'> & {
  steps: readonly Pick<ShownRun['steps'][number], 'state' | 'position'>[]
}

/** What a run came to, in a few words: `Step 2 failed`, `All 6 steps passed`. */
export function RunHeadline({ run }: { run: Headed }) {
  const t = useTranslations('smoke.run.headline')
  const { state, stepCount: total, passedCount: passed, steps } = run
  const asked = steps.filter((step) => step.state !== 'skipped').length
  const broken = steps.find((step) => step.state === state)
  if (state === 'running') return t('running', { step: Math.min(asked + 1, total), total })
  if (state === 'failed') return broken ? t('failed', { step: broken.position + 1 }) : t('failedPlain')
  if (state === 'errored') return broken ? t('errored', { step: broken.position + 1 }) : t('erroredPlain')
  if (state === 'timed_out') return t('timed_out', { step: (broken?.position ?? 0) + 1 })
  if (state === 'passed') return t('passed', { total })
  if (state === 'queued') return t('queued')
  return t(state, { passed, total })
}
