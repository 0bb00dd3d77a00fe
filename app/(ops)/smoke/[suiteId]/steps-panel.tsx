'use client'

import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { Chip } from '@/components/ui/chip'
import { Panel, PanelRow } from '@/components/ui/panel'
import type { ShownSuite } from './read'
import { StepText } from './step-text'

/** The steps as they are written: what is asked, what is expected, what is taken for later; included suites by their link. */
export function StepsPanel({ suite }: { suite: ShownSuite }) {
  const t = useTranslations('smoke')
  return (
    <Panel title={t('step.title')} meta={t('steps', { count: suite.definition.steps.length })}>
      {suite.definition.steps.map((step, index) =>
        step.kind === 'include' ? (
          <IncludeText key={`include ${step.suite}`} suite={suite} included={step.suite} position={index + 1} />
        ) : (
          <StepText key={step.name} step={step} position={index + 1} />
        ),
      )}
    </Panel>
  )
}

function IncludeText({ suite, included: key, position }: { suite: ShownSuite; included: string; position: number }) {
  const t = useTranslations('smoke')
  const found = suite.included.find((one) => one.key === key)
  return (
    <PanelRow className="flex flex-wrap items-baseline gap-x-2 gap-y-0.5 py-2.5">
      <span className="text-ink-3">{t('step.number', { position })}</span>
      <Chip tone="accent">{t('suite.includes')}</Chip>
      {found ? (
        <>
          <Link href={`/smoke/${found.id}`} className="link font-medium">
            {found.name}
          </Link>
          <span className="text-sm text-ink-3">{t('revision', { revision: found.revision })}</span>
        </>
      ) : (
        <code className="text-xs">{key}</code>
      )}
    </PanelRow>
  )
}
