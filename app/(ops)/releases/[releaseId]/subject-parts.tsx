'use client'

import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Digest } from '@/components/releases/digest'
import { useBilingual } from '@/components/releases/use-words'
import { Chip } from '@/components/ui/chip'
import { Time } from '@/components/ui/time'
import type { SubjectPartView } from '@/lib/releases/view'

/** The parts somebody is about to sign: name, digest, and what is in it in words. */
export function SubjectParts({ parts, plan, moved }: { parts: readonly SubjectPartView[]; plan: unknown; moved: readonly string[] }) {
  const t = useTranslations('releases')
  const bilingual = useBilingual()
  const items = (plan as PlanContent | undefined)?.items ?? {}
  const nameOf = (key: string) => (items[key] ? bilingual(items[key].text, items[key].textZh) : key)
  return (
    <dl className="overflow-hidden rounded-md border border-line">
      {parts.map((part) => (
        <div key={part.part} className={clsx('border-t border-line px-3 py-2 first:border-t-0', moved.includes(part.part) && 'bg-hold-bg')}>
          <dt className="flex flex-wrap items-baseline justify-between gap-x-3">
            <span className="font-medium">{t(`part.${part.part}`)}</span>
            <Digest value={part.digest} />
          </dt>
          <dd className="mt-0.5 min-w-0 text-sm text-ink-2">
            <PartContent part={part.part} content={part.content} nameOf={nameOf} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** What an item is called, by its key. */
type NameOf = (key: string) => string

function PartContent({ part, content, nameOf }: { part: string; content: unknown; nameOf: NameOf }) {
  switch (part) {
    case 'version':
      return <span className="font-mono text-ink">{String(content)}</span>
    case 'artifacts':
      return <Artifacts content={content as Record<string, string>} />
    case 'configuration':
      return <Configuration content={content as ConfigurationContent} />
    case 'plan':
      return <Plan content={content as PlanContent} />
    case 'exceptions':
      return <Exceptions content={content as Record<string, ExceptionContent>} nameOf={nameOf} />
    case 'evidence':
      return <Evidence content={content as Record<string, { item: string; kind: string; digest: string }>} nameOf={nameOf} />
    default:
      return null
  }
}

function Artifacts({ content }: { content: Record<string, string> }) {
  const t = useTranslations('releases.part')
  const artifacts = Object.entries(content)
  if (artifacts.length === 0) return <>{t('no_artifacts')}</>
  return (
    <ul>
      {artifacts.map(([name, digest]) => (
        <li key={name} className="flex flex-wrap gap-x-2">
          <span className="break-all text-ink">{name}</span>
          <Digest value={digest} />
        </li>
      ))}
    </ul>
  )
}

type ConfigurationContent = {
  settings: Record<string, { value: string } | { secret: string; version: number; fingerprint: string }>
  features: Record<string, true>
}

function Configuration({ content }: { content: ConfigurationContent }) {
  const t = useTranslations('releases.part')
  const settings = Object.entries(content.settings)
  const features = Object.keys(content.features)
  if (settings.length === 0) return <>{t('no_settings')}</>
  return (
    <Folded
      summary={settings
        .map(([key]) => key)
        .slice(0, 4)
        .join(', ')}
      more={settings.length - 4}
    >
      <ul className="grid gap-0.5">
        {settings.map(([key, setting]) => (
          <li key={key} className="flex flex-wrap gap-x-2">
            <span className="font-mono text-xs break-all text-ink">{key}</span>
            <span className="font-mono text-xs break-all">{'value' in setting ? setting.value : null}</span>
            {'secret' in setting ? (
              <span className="text-xs">
                {t('secret', { version: setting.version })} <code>{setting.fingerprint}</code>
              </span>
            ) : null}
          </li>
        ))}
      </ul>
      {features.length > 0 ? (
        <p className="mt-1 text-xs">
          {t('features')} <code>{features.join(' ')}</code>
        </p>
      ) : null}
    </Folded>
  )
}

type PlanContent = {
  items: Record<string, { text: string; textZh: string; before: 'start' | 'completion'; optional: boolean }>
  slots: Record<string, unknown>
}

function Plan({ content }: { content: PlanContent }) {
  const t = useTranslations('releases.part')
  const bilingual = useBilingual()
  const items = Object.entries(content.items)
  const start = items.filter(([, item]) => item.before === 'start').length
  return (
    <>
      <p>{t('plan_sum', { start, completion: items.length - start, slots: Object.keys(content.slots).length })}</p>
      <details className="mt-0.5">
        <summary className="link w-fit">{t('show_plan')}</summary>
        <ol className="mt-1 grid max-h-60 list-decimal gap-0.5 overflow-y-auto pl-7" tabIndex={0}>
          {items.map(([key, item]) => (
            <li key={key}>{bilingual(item.text, item.textZh)}</li>
          ))}
        </ol>
      </details>
    </>
  )
}

type ExceptionContent = {
  state: 'failed' | 'not_applicable' | 'waived'
  reason: string
  owner: string | null
  until: string | null
  text?: string
}

function Exceptions({ content, nameOf }: { content: Record<string, ExceptionContent>; nameOf: NameOf }) {
  const t = useTranslations('releases.part')
  const exceptions = Object.entries(content)
  if (exceptions.length === 0) return <>{t('no_exceptions')}</>
  return (
    <ul className="grid gap-1">
      {exceptions.map(([key, { state, reason, owner, until }]) => (
        <li key={key} className="flex flex-wrap items-baseline gap-x-2">
          <Chip tone={state === 'failed' ? 'nogo' : 'plain'}>{t(state)}</Chip>
          <span className="text-ink">{nameOf(key)}</span>
          <span className="min-w-0">{reason}</span>
          {owner ? <span className="text-ink-3">{owner}</span> : null}
          {until ? (
            <span className="text-ink-3">
              {t('until')} <Time at={until} />
            </span>
          ) : null}
        </li>
      ))}
    </ul>
  )
}

function Evidence({ content, nameOf }: { content: Record<string, { item: string; kind: string; digest: string }>; nameOf: NameOf }) {
  const t = useTranslations('releases.part')
  const entries = Object.entries(content)
  if (entries.length === 0) return <>{t('no_evidence')}</>
  return (
    <Folded summary={t('evidence_sum', { count: entries.length })}>
      <ul className="grid gap-0.5">
        {entries.map(([id, { item, kind, digest }]) => (
          <li key={id} className="flex flex-wrap gap-x-2">
            <span className="text-ink">{nameOf(item)}</span>
            <span>{t(`kind_${kind}`)}</span>
            <Digest value={digest} />
          </li>
        ))}
      </ul>
    </Folded>
  )
}

function Folded({ summary, more = 0, children }: { summary: string; more?: number; children: ReactNode }) {
  return (
    <details>
      <summary className="link w-fit max-w-full break-words">
        {summary}
        {more > 0 ? ` +${more}` : null}
      </summary>
      <div className="mt-1 max-h-60 overflow-y-auto" tabIndex={0}>
        {children}
      </div>
    </details>
  )
}
