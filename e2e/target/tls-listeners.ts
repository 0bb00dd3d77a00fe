import type { RequestListener } from 'node:http'
import { createServer as createTlsServer, type Server } from 'node:https'
import type { AddressInfo } from 'node:net'
import { certificateForTests } from '../../lib/core/outgoing/certificate-for-tests'

/** The name that the good and the expired certificate are for. */
export const tlsName = 'target.gonogo.test'

/** Where the target answers by TLS, each port with a certificate of its own. */
export interface TlsPorts {
  /** Valid, for `tlsName`. */
  good: number
  /** For `tlsName`, and ended an hour ago. */
  expired: number
  /** Valid, for another name. */
  wrongName: number
  /** Certificates to trust, so that only what is wrong with them is found. */
  ca: string
}

const day = 24 * 60 * 60_000

/** Starts three listeners for the same answers, on free ports. */
export async function startTlsListeners(listener: RequestListener, host: string): Promise<{ ports: TlsPorts; stop: () => void }> {
  const now = Date.now()
  const certificates = {
    good: certificateForTests(tlsName),
    expired: certificateForTests(tlsName, { from: new Date(now - 30 * day), to: new Date(now - day / 24) }),
    wrongName: certificateForTests('other.gonogo.test'),
  }
  const servers: Server[] = []
  const listen = async (certificate: { cert: string; key: string }): Promise<number> => {
    const server = createTlsServer(certificate, listener)
    servers.push(server)
    await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, host, resolve))
    return (server.address() as AddressInfo).port
  }
  const [good, expired, wrongName] = await Promise.all([
    listen(certificates.good),
    listen(certificates.expired),
    listen(certificates.wrongName),
  ])
  const ca = Object.values(certificates)
    .map(({ cert }) => cert)
    .join('')
  return {
    ports: { good: good!, expired: expired!, wrongName: wrongName!, ca },
    stop: () => {
      for (const server of servers) {
        server.close()
        server.closeAllConnections()
      }
    },
  }
}
