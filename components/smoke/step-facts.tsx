'use client'

import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { Chip } from '@/components/ui/chip'
import { useSpan } from '@/components/ui/use-span'
import type { ShownRun } from './read-run'

type Detail = ShownRun['steps'][number]['detail']

/** What sets a step apart, beside its name: when it runs, what it probes, that nobody checked the certificate, that it was kept. */
export function StepChips({ detail }: { detail: Detail }) {
  const t = useTranslations('smoke.step')
  return (
    <>
      {detail.phase === 'check' ? null : <Chip className="ml-2">{t(`phase.${detail.phase}`)}</Chip>}
      {detail.probe ? <Chip className="ml-2">{t(`probe.${detail.probe}`)}</Chip> : null}
      {detail.certificate && !detail.certificate.verified ? (
        <Chip tone="hold" className="ml-2" title={t('notVerifiedHint')}>
          {t('notVerified')}
        </Chip>
      ) : null}
      {detail.keptFrom ? (
        <Chip tone="accent" className="ml-2" title={t('keptHint')}>
          {t('kept')}
        </Chip>
      ) : null}
    </>
  )
}

/** Everything kept about how a step was asked: protocol, certificate, poll, row, included suite, the run it was kept from. */
export function StepFacts({ detail }: { detail: Detail }) {
  const t = useTranslations('smoke.step')
  const span = useSpan()
  const { protocol, certificate, poll, row, suite, keptFrom } = detail
  const facts = [
    protocol ? { name: t('protocol'), value: t('http', { version: protocol }) } : null,
    certificate
      ? {
          name: t('certificate'),
          value: (
            <>
              {t('certificateDays', { subject: certificate.subject, days: Math.floor(certificate.daysLeft) })}{' '}
              {certificate.verified ? t('verified') : <b className="font-medium text-hold">{t('notVerifiedHint')}</b>}
            </>
          ),
        }
      : null,
    poll
      ? {
          name: t('poll'),
          value: (
            <>
              {t('questions', { count: poll.questions })}
              {', '}
              {poll.completionMs === null ? t('neverDone') : t('doneAfter', { span: span(poll.completionMs) })}
              {poll.lastMismatch ? <span className="block font-mono text-xs break-words">{poll.lastMismatch}</span> : null}
            </>
          ),
        }
      : null,
    row
      ? {
          name: t('row'),
          value: (
            <span className="font-mono text-xs break-all">
              {Object.entries(row)
                .map(([column, cell]) => `${column} = ${cell}`)
                .join(', ')}
            </span>
          ),
        }
      : null,
    suite ? { name: t('ofSuite'), value: <code className="text-xs">{suite}</code> } : null,
    keptFrom
      ? {
          name: t('kept'),
          value: (
            <Link href={`/smoke/runs/${keptFrom}`} className="link">
              {t('keptFrom')}
            </Link>
          ),
        }
      : null,
  ].filter((fact) => fact !== null)
  if (facts.length === 0) return null
  return (
    <dl className="grid gap-x-3 gap-y-1 text-sm sm:grid-cols-[110px_minmax(0,1fr)]">
      {facts.map(({ name, value }) => (
        <div key={name} className="contents">
          <dt className="text-ink-3">{name}</dt>
          <dd className="min-w-0">{value}</dd>
        </div>
      ))}
    </dl>
  )
}
