'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Panel, PanelBody } from '@/components/ui/panel'
import type { FateKind } from '@/lib/templates/markdown/read-types'
import { LineLink } from './line-link'

/** Stretches drawn at first and with each press of the button. */
const portion = 20

interface Props {
  lines: readonly string[]
  fates: readonly { kind: FateKind }[]
  onJump: (line: number) => void
}

/** Prose and code that belong to no item: a template has no place for them, and nobody is to find that out later. */
export function LeftLines({ lines, fates, onJump }: Props) {
  const t = useTranslations('importing')
  const [drawn, setDrawn] = useState(portion)
  const left = stretches(fates)
  const count = left.reduce((sum, { from, to }) => sum + to - from + 1, 0)
  if (count === 0) return null
  return (
    <Panel title={t('left', { count })}>
      <PanelBody className="text-sm text-ink-2">{t('left_hint')}</PanelBody>
      <ul>
        {left.slice(0, drawn).map(({ from, to }) => (
          <li key={from} className="flex items-baseline gap-2.5 border-t border-line px-3.5 py-1.5 text-sm">
            <LineLink line={from} to={to} onJump={onJump} />
            <span className="line-clamp-2 min-w-0 break-words text-ink-2">
              {lines
                .slice(from - 1, to)
                .join(' ')
                .slice(0, 300)}
            </span>
          </li>
        ))}
      </ul>
      {left.length > drawn ? (
        <div className="border-t border-line px-3.5 py-2">
          <Button size="sm" onClick={() => setDrawn(drawn + 10 * portion)}>
            {t('more', { count: left.length - drawn })}
          </Button>
        </div>
      ) : null}
    </Panel>
  )
}

/** Runs of such lines, from 1 and both ends included. */
function stretches(fates: readonly { kind: FateKind }[]): { from: number; to: number }[] {
  const found: { from: number; to: number }[] = []
  for (const [index, { kind }] of fates.entries()) {
    if (kind !== 'left') continue
    const last = found.at(-1)
    if (last && last.to === index) last.to = index + 1
    else found.push({ from: index + 1, to: index + 1 })
  }
  return found
}
