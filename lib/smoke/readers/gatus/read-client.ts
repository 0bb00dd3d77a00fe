import type { ReadRequest } from '../read-request'
import { about } from '../why'
import type { GatusFile } from './gatus-file'
import type { Entry } from './yaml-file'

const units: Record<string, number> = { ms: 1, s: 1000, m: 60_000 }

/** How an endpoint is asked: the time it may take, whether redirects are followed, and whether the certificate is verified. Refused: all else. */
export function readClient(file: GatusFile, client: Entry | undefined): Pick<ReadRequest, 'followRedirects' | 'timeoutMs' | 'insecure'> {
  const read: Pick<ReadRequest, 'followRedirects' | 'timeoutMs' | 'insecure'> = {}
  for (const { key, value, line } of client ? file.entries(client.value) : []) {
    const text = file.text(value) ?? ''
    if (key === 'timeout') {
      const [, count, unit] = /^(\d{1,6})(ms|s|m)$/.exec(text) ?? []
      const milliseconds = Number(count) * (units[unit ?? ''] ?? Number.NaN)
      if (milliseconds >= 100 && milliseconds <= 60_000) read.timeoutMs = milliseconds
      else file.refuse(line, about('client.timeout', 'timeout_range'))
    } else if (key === 'ignore-redirect' && (text === 'true' || text === 'false')) read.followRedirects = text === 'false'
    else if (key === 'insecure' && text === 'false') continue
    else if (key === 'insecure' && text === 'true') read.insecure = true
    else file.refuse(line, 'gatus_client_elsewhere')
  }
  return read
}
