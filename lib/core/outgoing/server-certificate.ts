import type { TLSSocket } from 'node:tls'

/** The certificate that a server showed. */
export type ServerCertificate = {
  /** Whom it names first: its common name, else its first alternative name. */
  subject: string
  validFrom: Date
  validTo: Date
  /** False: nobody checked it, because the request asked for no verification. Anybody may have answered. */
  verified: boolean
}

/** Reads the certificate at the other end; null when there is none that can be read. */
export function certificateOf(socket: TLSSocket, verified: boolean): ServerCertificate | null {
  const certificate = socket.getPeerX509Certificate()
  if (!certificate) return null
  const common = /^CN=(.*)$/m.exec(certificate.subject)?.[1]
  const subject = common ?? certificate.subjectAltName?.split(', ')[0]?.replace(/^[^:]*:/, '') ?? certificate.subject.split('\n').join(', ')
  return { subject: subject.slice(0, 300), validFrom: certificate.validFromDate, validTo: certificate.validToDate, verified }
}

/** Days until a certificate ends, rounded down to one decimal; negative when it has ended. */
export function daysLeft(certificate: { validTo: Date }, now: Date): number {
  return Math.floor((certificate.validTo.getTime() - now.getTime()) / 8_640_000) / 10
}
