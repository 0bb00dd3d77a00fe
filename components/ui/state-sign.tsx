import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import { Chip } from './chip'
import { Sign, type SignTone } from './sign'

/** The three answers, as rules give them. */
export type State = 'go' | 'hold' | 'nogo'

const colour: Record<SignTone, string> = { go: 'text-go', hold: 'text-hold', nogo: 'text-nogo', idle: 'text-idle' }

type Props = {
  state: State
  /** `chip` in tables, `plain` in cards, `word` as the page's headline. */
  look?: 'chip' | 'plain' | 'word'
  /** How many blockers stand behind it; shown after the word. */
  count?: number
}

/** GO, HOLD or NO-GO as word, sign and colour together. */
export function StateSign({ state, look = 'plain', count }: Props) {
  const t = useTranslations('common.state')
  const text = count ? `${t(state)} ${count}` : t(state)
  if (look === 'chip') return <Chip tone={state}>{text}</Chip>
  if (look === 'word') {
    return (
      <span className={clsx('inline-flex items-center gap-2.5 text-2xl font-bold tracking-tight whitespace-nowrap', colour[state])}>
        <Sign tone={state} size={26} />
        {text}
      </span>
    )
  }
  return (
    <span className={clsx('inline-flex items-center gap-1.25 text-sm font-semibold whitespace-nowrap', colour[state])}>
      <Sign tone={state} size={13} />
      {text}
    </span>
  )
}
