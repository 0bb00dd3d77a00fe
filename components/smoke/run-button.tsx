'use client'

import { Play } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { toast } from 'sonner'
import { Button, type ButtonSize, type ButtonVariant } from '@/components/ui/button'
import { useCommand } from '@/components/ui/use-command'
import type { Answer } from '@/lib/core/answer'

export type StartRun = (input: {
  suiteId: string
  environmentId: string
  releaseId?: string | null
  fromRunId?: string | null
}) => Promise<Answer<{ runId: string; already: boolean }>>

type Props = {
  suiteId: string
  environmentId: string
  /** The release that asks for it. */
  releaseId?: string | null
  /** A run that did not pass: what passed in it is kept, and the rest is asked again. */
  fromRunId?: string
  /** The server action made from `startRun`. */
  start: StartRun
  /** How many steps it will run; the button says so. */
  stepCount?: number | null
  label?: string
  /** What it does, for who hears it out of its place. */
  spoken?: string
  size?: ButtonSize
  variant?: ButtonVariant
  disabled?: boolean
  onStarted?: (runId: string) => void
}

/** Starts a suite against an environment. A run that is already under way there is what it answers with. */
export function RunButton({
  suiteId,
  environmentId,
  releaseId,
  fromRunId,
  start,
  stepCount,
  label,
  spoken,
  size,
  variant,
  disabled,
  onStarted,
}: Props) {
  const t = useTranslations('smoke.run')
  const { run, pending } = useCommand(
    () => start({ suiteId, environmentId, releaseId: releaseId ?? null, ...(fromRunId ? { fromRunId } : {}) }),
    {
      toastRefusal: true,
      onDone: ({ runId, already }) => {
        if (already) toast.info(t('already'))
        onStarted?.(runId)
      },
    },
  )
  return (
    <Button
      size={size}
      variant={variant}
      pending={pending}
      disabled={disabled}
      aria-label={spoken}
      icon={<Play size={13} aria-hidden="true" />}
      onClick={() => void run()}
    >
      {label ?? (stepCount ? t('start', { count: stepCount }) : t('startPlain'))}
    </Button>
  )
}
