import type { TLSSocket } from 'node:tls'
import { codeOf, OutgoingFailure } from './outgoing-error'

/** What was wrong with a secure connection, where it can be told. */
export type TlsFlaw =
  | 'expired'
  | 'not_yet_valid'
  | 'wrong_name'
  | 'self_signed'
  | 'unknown_issuer'
  | 'client_certificate'
  | 'no_http2'
  | 'handshake'

const flaws: Record<string, TlsFlaw> = {
  CERT_HAS_EXPIRED: 'expired',
  CERT_NOT_YET_VALID: 'not_yet_valid',
  ERR_TLS_CERT_ALTNAME_INVALID: 'wrong_name',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'self_signed',
  SELF_SIGNED_CERT_IN_CHAIN: 'self_signed',
  UNABLE_TO_GET_ISSUER_CERT: 'unknown_issuer',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'unknown_issuer',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'unknown_issuer',
  ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED: 'client_certificate',
  ERR_SSL_SSLV3_ALERT_BAD_CERTIFICATE: 'client_certificate',
  ERR_SSL_TLSV1_ALERT_UNKNOWN_CA: 'client_certificate',
  ERR_SSL_TLSV1_ALERT_NO_APPLICATION_PROTOCOL: 'no_http2',
  ERR_SSL_TLSV1_ALERT_NO_APPLICATION_PROTOCOL_ALERT: 'no_http2',
}

/** A failure of TLS by its code: `CERT_HAS_EXPIRED`, or what OpenSSL calls the alert that the server sent. */
export function tlsFailure(error: unknown): OutgoingFailure {
  const code = codeOf(error)
  return new OutgoingFailure('tls', code, flaws[code] ?? (code.startsWith('ERR_SSL_') ? 'handshake' : undefined))
}

/** Why the certificate at the other end is not trusted, with what it says of itself. */
export function distrust(socket: TLSSocket, host: string): OutgoingFailure {
  const reason = socket.authorizationError as unknown
  const code = typeof reason === 'string' ? reason : codeOf(reason)
  const certificate = socket.getPeerX509Certificate()
  const flaw = flaws[code]
  let said = ''
  if (certificate && flaw === 'expired') said = `: valid until ${certificate.validToDate.toISOString()}`
  if (certificate && flaw === 'not_yet_valid') said = `: valid from ${certificate.validFromDate.toISOString()}`
  if (certificate && flaw === 'wrong_name') said = `: made for ${certificate.subjectAltName ?? certificate.subject}, not ${host}`
  return new OutgoingFailure('tls', `${code}${said}`.slice(0, 300), flaw)
}
