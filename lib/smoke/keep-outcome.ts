import { type Masker, secretsOfHeaders } from '@/lib/core/outgoing/mask'
import type { SendResult, SendTimings } from '@/lib/core/outgoing/send-request'
import { daysLeft, type ServerCertificate } from '@/lib/core/outgoing/server-certificate'
import type { Exchange } from './send-built'
import { messageOf } from './evaluate-assertion'
import { excerptOf, keepableDeep, textOf } from './excerpt'
import type { PreparedStep } from './prepare-plan'
import type { AssertionOutcome, StepOutcome, StepTimings } from './schema'
import type { StepStory } from './step-story'

const noTime: StepTimings = { dnsMs: null, connectMs: null, tlsMs: null, firstByteMs: null, totalMs: 0 }

/** A step's result as it may be kept: every known secret, secret header and secret capture in it is masked, and what is long is cut. */
export function keepOutcome(prepared: PreparedStep, position: number, startedAt: Date, story: StepStory): StepOutcome {
  const { exchange, captured } = story
  const result = exchange?.result
  const secrets = captured.filter((one) => one.secret)
  const answered = result?.ok ? secretsOfHeaders(result.headers) : []
  const masker = story.masker.grow([...answered, ...secrets])
  const { step, detail } = prepared
  const response = result?.ok ? excerptOfResponse(result, masker) : null
  return keepableDeep({
    position,
    name: prepared.name,
    state: story.state,
    startedAt,
    attempts: story.attempts,
    status: response?.status ?? null,
    timings: result ? rounded(result.timings) : noTime,
    assertions: story.assertions.map((one) => maskAssertion(one, masker)),
    request: exchange ? excerptOfRequest(exchange.built, masker) : asWritten(step.request, masker),
    response,
    captures: Object.fromEntries(
      captured.map(({ name, value, secret }) => [name, secret ? '[masked]' : excerptOf(value, masker, 300).text]),
    ),
    error: story.error && { ...story.error, detail: masker.mask(story.error.detail) },
    detail: {
      ...detail,
      row: detail.row && masker.maskDeep(detail.row),
      ...(result?.ok ? { protocol: result.protocol, certificate: certificateSeen(result.certificate, startedAt, masker) } : {}),
      poll: story.poll && { ...story.poll, lastMismatch: story.poll.lastMismatch && short(story.poll.lastMismatch, 500, masker) },
    },
  })
}

function excerptOfResponse(result: SendResult & { ok: true }, masker: Masker): NonNullable<StepOutcome['response']> {
  const text = textOf(result.body)
  const body = text === null ? null : excerptOf(text, masker)
  return {
    status: result.status,
    headers: masker.maskHeaders(result.headers).map(([name, value]) => [name, excerptOf(value, masker, 2000).text]),
    body: body?.text ?? null,
    bytes: result.body.length,
    cut: body?.cut ?? false,
    address: result.address,
    redirects: result.redirects.length > 0 ? masker.maskDeep(result.redirects) : [],
  }
}

function certificateSeen(certificate: ServerCertificate | null, now: Date, masker: Masker): StepOutcome['detail']['certificate'] {
  if (!certificate) return null
  return { subject: masker.mask(certificate.subject), daysLeft: daysLeft(certificate, now), verified: certificate.verified }
}

/** Masked whole and cut then, so that no half of a secret is left at the cut. */
function maskAssertion(outcome: AssertionOutcome, masker: Masker): AssertionOutcome {
  const kept = {
    ...outcome,
    subject: short(outcome.subject, 300, masker),
    expected: short(outcome.expected, 300, masker),
    actual: outcome.actual === null ? null : short(outcome.actual, 300, masker),
  }
  return { ...kept, message: messageOf(kept) }
}

function short(text: string, length: number, masker: Masker): string {
  const excerpt = excerptOf(text, masker, length)
  return excerpt.cut ? `${excerpt.text}…` : excerpt.text
}

function excerptOfRequest({ request, shownBody }: Exchange['built'], masker: Masker): StepOutcome['request'] {
  return {
    method: request.method,
    url: excerptOf(request.url, masker, 4000).text,
    headers: masker.maskHeaders(request.headers ?? []),
    body: shownBody === null ? null : excerptOf(shownBody, masker).text,
  }
}

/** With the names of its variables: nothing was put in and nothing was sent. */
function asWritten({ method, url, headers }: PreparedStep['step']['request'], masker: Masker): StepOutcome['request'] {
  const pairs = headers.map(({ name, value }): [string, string] => [name, value])
  return { method, url: excerptOf(url, masker, 4000).text, headers: masker.maskHeaders(pairs), body: null }
}

function rounded(timings: SendTimings): StepTimings {
  const tenth = (ms: number | null) => (ms === null ? null : Math.round(ms * 10) / 10)
  return {
    dnsMs: tenth(timings.dnsMs),
    connectMs: tenth(timings.connectMs),
    tlsMs: tenth(timings.tlsMs),
    firstByteMs: tenth(timings.firstByteMs),
    totalMs: tenth(timings.totalMs) ?? 0,
  }
}
