import { useTranslations } from 'next-intl'
import { Chip } from '@/components/ui/chip'
import type { Finding } from '@/lib/integrations/rules'

type Props = { set: number; required: number; findings: readonly Finding[]; name?: string }

/** How many required values an environment has, and whether anything stands against it: sign, figures and colour. */
export function Completeness({ set, required, findings, name }: Props) {
  const t = useTranslations('integrations.completeness')
  const blocking = findings.filter((finding) => finding.weight === 'blocks').length
  const tone = blocking === 0 ? 'go' : 'hold'
  const said = blocking === 0 ? t('complete', { set, required }) : t('open', { set, required, count: blocking })
  return (
    <Chip tone={tone} title={name ? `${name}: ${said}` : said}>
      {name ? <span className="mr-1 text-ink-2">{name}</span> : null}
      <span aria-hidden="true">{t('figures', { set, required })}</span>
      <span className="sr-only">{said}</span>
    </Chip>
  )
}
