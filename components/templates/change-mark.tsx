import clsx from 'clsx'
import { useTranslations } from 'next-intl'

const tones = {
  added: 'border-go-line bg-go-bg text-go',
  removed: 'border-nogo-line bg-nogo-bg text-nogo',
  changed: 'border-hold-line bg-hold-bg text-hold',
  moved: 'border-line-strong text-ink-2',
}
const signs = { added: '+', removed: '−', changed: '~', moved: '↕' }

/** What happened to a thing, as word, sign and colour. */
export function ChangeMark({ change }: { change: keyof typeof tones }) {
  const t = useTranslations('library.difference.change')
  return (
    <span
      className={clsx('inline-flex shrink-0 items-center gap-1 rounded-full border px-2 py-px text-xs whitespace-nowrap', tones[change])}
    >
      <span aria-hidden="true">{signs[change]}</span>
      {t(change)}
    </span>
  )
}
