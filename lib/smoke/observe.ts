import { daysLeft } from '@/lib/core/outgoing/server-certificate'
import type { SendResult } from '@/lib/core/outgoing/send-request'
import type { Observed } from './assertions/kind'
import { textOf } from './excerpt'

/** An answer as assertions and captures see it. */
export function observe(result: SendResult & { ok: true }): Observed {
  return {
    status: result.status,
    headers: result.headers,
    body: textOf(result.body),
    bytes: result.body.length,
    totalMs: result.timings.totalMs,
    firstByteMs: result.timings.firstByteMs,
    protocol: result.protocol,
    certificate: result.certificate && { daysLeft: daysLeft(result.certificate, new Date()) },
  }
}
