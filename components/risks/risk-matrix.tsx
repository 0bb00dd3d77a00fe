'use client'

import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import { useBilingual } from '@/components/releases/use-words'
import { Panel } from '@/components/ui/panel'
import { type RiskLevel, type RiskWeight, weighRisk } from '@/lib/risks/rules'
import type { RisksView } from '@/lib/risks/view'

const levels: readonly RiskLevel[] = ['low', 'medium', 'high']
const grounds: Record<RiskWeight, string> = { minor: '', moderate: 'bg-hold-bg', severe: 'bg-nogo-bg' }
const inks: Record<RiskWeight, string> = { minor: 'text-ink-2', moderate: 'text-hold', severe: 'text-nogo' }

/** Probability against impact: each cell says how heavy it is and which risks stand there. Closed ones are left out. */
export function RiskMatrix({ view }: { view: RisksView }) {
  const t = useTranslations('risks')
  const say = useBilingual()
  const standing = view.risks.filter((risk) => risk.state !== 'closed')
  return (
    <Panel title={t('matrix')} meta={t('matrixMeta')}>
      <div className="p-3.5">
        <table className="w-full table-fixed border-collapse text-left">
          <caption className="sr-only">{t('matrix')}</caption>
          <thead>
            <tr aria-hidden="true" className="text-xs text-ink-3">
              <td className="w-20" />
              <td colSpan={3} className="px-1.5">
                {t('impact')}
              </td>
            </tr>
            <tr>
              <td aria-hidden="true" className="w-20 pb-1 text-xs text-ink-3">
                {t('probability')}
              </td>
              {levels.map((impact) => (
                <th key={impact} scope="col" className="px-1.5 pb-1 text-xs font-medium text-ink-2">
                  <span aria-hidden="true">{t(`level.${impact}`)}</span>
                  <span className="sr-only">{t('impactIs', { level: t(`level.${impact}`) })}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {levels.toReversed().map((probability) => (
              <tr key={probability}>
                <th scope="row" className="pr-2 align-middle text-xs font-medium text-ink-2">
                  <span aria-hidden="true">{t(`level.${probability}`)}</span>
                  <span className="sr-only">{t('probabilityIs', { level: t(`level.${probability}`) })}</span>
                </th>
                {levels.map((impact) => {
                  const weight = weighRisk(probability, impact)
                  const here = standing.filter((risk) => risk.probability === probability && risk.impact === impact)
                  return (
                    <td key={impact} className={clsx('h-16 border border-line p-1.5 align-top', grounds[weight])}>
                      <span className={clsx('block text-2xs', inks[weight])}>{t(`weight.${weight}`)}</span>
                      <ul className="mt-1 flex flex-wrap gap-1">
                        {here.map((risk) => (
                          <li key={risk.id}>
                            <a
                              href={`#risk-${risk.id}`}
                              title={say(risk.text, risk.textZh)}
                              className="inline-grid min-h-6 min-w-6 place-items-center rounded-full border border-line-strong bg-panel px-1 text-xs font-medium text-ink no-underline tabular-nums hover:bg-hover"
                            >
                              {risk.number}
                              <span className="sr-only">: {say(risk.text, risk.textZh)}</span>
                            </a>
                          </li>
                        ))}
                      </ul>
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  )
}
