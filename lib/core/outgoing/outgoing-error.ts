import type { AddressRefusal } from './address-policy'
import type { TlsFlaw } from './tls-flaw'

/**
 * Why a request has no answer. `refused_address`: not allowed to ask; `bad_request`: what was to be sent cannot be
 * sent; `bad_response`: what came back is not HTTP or cannot be decoded; the others say where it broke.
 */
export type OutgoingErrorCode =
  | 'refused_address'
  | 'dns'
  | 'connect'
  | 'tls'
  | 'timeout'
  | 'too_large'
  | 'reset'
  | 'cancelled'
  | 'bad_url'
  | 'bad_request'
  | 'bad_response'
  | 'too_many_redirects'

export type OutgoingError = {
  code: OutgoingErrorCode
  /** What was seen: an address, a code of the system, a limit. Short, for people and logs; may need masking. */
  detail: string
  /** For `refused_address`: the rule that refused. For `tls`: what was wrong, where it can be told. */
  reason?: AddressRefusal | TlsFlaw
}

/** Carries an `OutgoingError` to the place that answers it as a plain value. */
export class OutgoingFailure extends Error {
  readonly error: OutgoingError

  constructor(code: OutgoingErrorCode, detail: string, reason?: AddressRefusal | TlsFlaw) {
    super(`${code}: ${detail}`)
    this.name = 'OutgoingFailure'
    this.error = reason ? { code, detail, reason } : { code, detail }
  }
}

/** The code of a system or library error, never its message, which may quote what was sent. */
export function codeOf(error: unknown): string {
  if (error && typeof error === 'object' && 'code' in error && typeof error.code === 'string') return error.code
  return error instanceof Error ? error.name : 'unknown'
}
