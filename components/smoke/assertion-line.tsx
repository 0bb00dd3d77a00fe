import { useTranslations } from 'next-intl'
import { Sign } from '@/components/ui/sign'
import type { AssertionOutcome } from '@/lib/smoke/schema'

/** One expectation: `status 500, expected 200` in the reader's language; machine words in monospace. */
export function AssertionLine({ outcome }: { outcome: AssertionOutcome }) {
  const words = useAssertionWords()
  return (
    <li className="flex min-w-0 items-baseline gap-2 text-sm">
      <span className={outcome.passed ? 'text-go' : 'text-nogo'}>
        <Sign tone={outcome.passed ? 'go' : 'nogo'} size={12} className="translate-y-px" />
      </span>
      <span className={`min-w-0 font-mono text-xs break-words ${outcome.passed ? 'text-ink-2' : 'text-ink'}`}>{words(outcome)}</span>
    </li>
  )
}

/** Puts an assertion's outcome into words; a comparison without words of its own is told as it was written down. */
export function useAssertionWords(): (outcome: AssertionOutcome) => string {
  const t = useTranslations('smoke')
  return ({ kind, subject, op, expected, actual, message }) => {
    if (t.has(`assertions.unusable.${op}`)) return t(`assertions.unusable.${op}`, { kind })
    if (!t.has(`assertions.ops.${op}`)) return message
    const wanted = t(`assertions.ops.${op}`, { value: expected })
    return t('step.expected', { subject, actual: actual ?? t('step.missing'), wanted })
  }
}
