import { createHash, X509Certificate } from 'node:crypto'
import tls from 'node:tls'
import { OutgoingFailure } from './outgoing-error'

/** What is asked of TLS for one request. Certificates and the key are PEM texts. */
export type RequestTls = {
  /** False takes any certificate; the answer says so. */
  verify: boolean
  /** Trusted besides the system's. */
  ca: string | null
  /** Mutual TLS: shown to a server that asks for it. */
  certificate: string | null
  key: string | null
}

export const plainTls: RequestTls = { verify: true, ca: null, certificate: null, key: null }

/** Contexts with certificates of their own that are kept: making one reads every certificate of the system, about 10 ms. */
const maxContexts = 50
const contexts = new Map<string, tls.SecureContext>()
let system: tls.SecureContext | undefined

/** Names what a connection was secured with: only requests of the same name may share it. */
export function tlsName(asked: RequestTls): string {
  if (!asked.ca && !asked.certificate && !asked.key) return asked.verify ? 'verified' : 'unverified'
  const digest = createHash('sha256')
    .update(JSON.stringify([asked.ca, asked.certificate, asked.key]))
    .digest('hex')
  return `${asked.verify ? 'verified' : 'unverified'} ${digest}`
}

/** What a connection is secured with. Fails with `bad_request` and the name of the text that is no certificate or key. */
export function secureContext(asked: RequestTls): tls.SecureContext {
  if (!asked.ca && !asked.certificate && !asked.key) return (system ??= tls.createSecureContext())
  const name = tlsName(asked)
  const known = contexts.get(name)
  const context = known ?? makeContext(asked)
  // The last used goes to the end; the first is dropped.
  contexts.delete(name)
  contexts.set(name, context)
  if (contexts.size > maxContexts) contexts.delete(contexts.keys().next().value ?? '')
  return context
}

function makeContext(asked: RequestTls): tls.SecureContext {
  const ca = asked.ca === null ? null : certificatesIn(asked.ca, 'ca')
  const cert = asked.certificate === null ? undefined : certificatesIn(asked.certificate, 'certificate').join('\n')
  try {
    return tls.createSecureContext({
      ca: ca ? [...tls.getCACertificates('default'), ...ca] : undefined,
      cert,
      key: asked.key === null ? undefined : onLines(asked.key),
    })
  } catch {
    // Both certificates were read, so it is the key: no key, a locked one, or that of another certificate.
    throw new OutgoingFailure('bad_request', 'tls.key')
  }
}

/** Every certificate in a PEM text. Node takes a text without any and trusts nothing more for it, silently. */
function certificatesIn(text: string, name: string): string[] {
  const found = onLines(text).match(/-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g) ?? []
  try {
    for (const one of found) new X509Certificate(one)
  } catch {
    throw new OutgoingFailure('bad_request', `tls.${name}`)
  }
  if (found.length === 0) throw new OutgoingFailure('bad_request', `tls.${name}`)
  return found
}

/** A variable of one line holds a PEM text with its line ends written out. */
const onLines = (pem: string) => pem.replaceAll('\\n', '\n')
