'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Chip } from '@/components/ui/chip'
import { CodeBlock } from '@/components/ui/code'
import { PanelRow } from '@/components/ui/panel'
import { Table, Tbody, Td, Th, Thead } from '@/components/ui/table'
import { useSpan } from '@/components/ui/use-span'
import { ExpectationText } from './expectation-text'
import type { ShownSuite } from './read'

type ShownStep = Exclude<ShownSuite['definition']['steps'][number], { kind: 'include' }>
type Request = ShownStep['request']

/** One step in words: when it runs, what it asks and how it signs in, what it expects, what it waits for and takes. */
export function StepText({ step, position }: { step: ShownStep; position: number }) {
  const t = useTranslations('smoke')
  const span = useSpan()
  const { poll, rows } = step
  const timeout = span(step.timeoutMs)
  return (
    <PanelRow className="grid grid-cols-[minmax(0,1fr)] gap-1 py-2.5">
      <div className="flex flex-wrap items-baseline gap-x-2 gap-y-0.5">
        <span className="text-ink-3">{t('step.number', { position })}</span>
        <span className="min-w-0 font-medium break-words">{step.name}</span>
        {step.phase === 'check' ? null : <Chip>{t(`step.phase.${step.phase}`)}</Chip>}
        {step.probe ? <Chip>{t(`step.probe.${step.probe}`)}</Chip> : null}
        {step.always ? (
          <Chip title={t('step.alwaysHint')} tone="accent">
            {t('step.always')}
          </Chip>
        ) : null}
        {step.request.tls.verify ? null : (
          <Chip tone="hold" title={t('step.notVerifiedHint')}>
            {t('step.notVerified')}
          </Chip>
        )}
        <span className="ml-auto text-xs text-ink-3">
          {step.retries > 0 ? t('suite.optionsRetries', { timeout, count: step.retries }) : t('suite.options', { timeout })}
        </span>
      </div>
      {poll?.submit ? (
        <Part name={t('suite.submits')}>
          <RequestText request={poll.submit.request} />
          <Expectations list={poll.submit.assertions} />
          <Captures list={poll.submit.captures} />
        </Part>
      ) : null}
      {poll?.submit ? (
        <Part name={t('suite.thenAsks')}>
          <RequestText request={step.request} />
        </Part>
      ) : (
        <RequestText request={step.request} />
      )}
      <Part name={t('suite.asks')}>{step.assertions.length > 0 ? <Expectations list={step.assertions} /> : null}</Part>
      {poll ? (
        <>
          <Part name={t('suite.until')}>
            <Expectations list={poll.doneWhen} />
            <p className="text-sm text-ink-2">{t('suite.pollTimes', { interval: span(poll.intervalMs), span: span(poll.windowMs) })}</p>
          </Part>
          <Part name={t('suite.failsWhen')}>{poll.failWhen.length > 0 ? <Expectations list={poll.failWhen} /> : null}</Part>
        </>
      ) : null}
      <Part name={t('suite.takes')}>{step.captures.length > 0 ? <Captures list={step.captures} /> : null}</Part>
      {rows ? (
        <Part name={t('suite.rows')}>
          <Table label={`${t('suite.rows')}: ${step.name}`}>
            <Thead>
              {rows.columns.map((column) => (
                <Th key={column}>{column}</Th>
              ))}
            </Thead>
            <Tbody>
              {rows.rows.map((cells, index) => (
                <tr key={index}>
                  {cells.map((cell, at) => (
                    <Td key={at} mono className="break-all">
                      {cell}
                    </Td>
                  ))}
                </tr>
              ))}
            </Tbody>
          </Table>
        </Part>
      ) : null}
    </PanelRow>
  )
}

/** A named part of a step; nothing when it holds nothing. */
function Part({ name, children }: { name: string; children: ReactNode }) {
  if (children === null) return null
  return (
    <div className="grid gap-x-3 gap-y-0.5 text-sm sm:grid-cols-[80px_minmax(0,1fr)]">
      <span className="text-ink-3">{name}</span>
      <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-0.5">{children}</div>
    </div>
  )
}

function Expectations({ list }: { list: ShownStep['assertions'] }) {
  return (
    <ul className="grid gap-0.5">
      {list.map((assertion, index) => (
        <li key={index}>
          <ExpectationText kind={assertion.kind} params={assertion.params} />
        </li>
      ))}
    </ul>
  )
}

function Captures({ list }: { list: ShownStep['captures'] }) {
  const t = useTranslations('smoke')
  if (list.length === 0) return null
  return (
    <ul className="grid gap-0.5 font-mono text-xs leading-5 break-all text-ink-2">
      {list.map((capture) => (
        <li key={capture.name}>
          {capture.name} = {t(`suite.captureFrom.${capture.from}`)} {capture.path}
          {capture.secret ? <Chip className="ml-2">{t('suite.masked')}</Chip> : null}
        </li>
      ))}
    </ul>
  )
}

/** Headers whose value lets somebody in: it is shown only where it names a variable. */
const telling = /authorization|cookie|key|token|secret/i

function RequestText({ request }: { request: Request }) {
  const t = useTranslations('smoke.suite')
  const query = request.query.map(({ name, value }) => `${name}=${value}`).join('&')
  const { auth, tls } = request
  const notes = [
    auth.kind === 'none' ? null : t(`auth.${auth.kind}`, auth.kind === 'api_key' ? { name: auth.name, in: auth.in } : {}),
    request.http === 'auto' ? null : t('httpOnly', { version: request.http }),
    request.followRedirects ? null : t('noRedirects'),
    tls.ca ? t('ownCa') : null,
    tls.certificate ? t('mutualTls') : null,
  ].filter((note) => note !== null)
  return (
    <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-0.5">
      <p className="font-mono text-xs break-all text-ink-2">
        {request.method} {request.url}
        {query ? `${request.url.includes('?') ? '&' : '?'}${query}` : ''}
      </p>
      {request.headers.map(({ name, value }, index) => (
        <p key={index} className="font-mono text-xs break-all text-ink-3">
          {name}: {telling.test(name) && !value.includes('{{') ? t('masked') : value}
        </p>
      ))}
      {notes.length > 0 ? <p className="text-xs text-ink-2">{notes.join(' · ')}</p> : null}
      {request.body ? (
        <details>
          <summary className="link w-fit text-xs text-ink-2">{t(`body.${request.body.kind}`)}</summary>
          <CodeBlock text={bodyText(request.body)} label={t(`body.${request.body.kind}`)} />
        </details>
      ) : null}
    </div>
  )
}

/** A body as it is written; files by name and type alone. */
function bodyText(body: NonNullable<Request['body']>): string {
  if (body.kind === 'form') return body.fields.map(({ name, value }) => `${name} = ${value}`).join('\n')
  if (body.kind === 'multipart')
    return body.parts.map(({ name, value, file }) => `${name} = ${file ? `${file.name} (${file.type})` : (value ?? '')}`).join('\n')
  return body.text
}
