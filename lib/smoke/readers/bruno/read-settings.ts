import type { ReadRequest } from '../read-request'
import { about } from '../why'
import type { BrunoFile } from './bruno-file'

/** The block `settings`: whether redirects are followed, and the time a request may take. Refused: what has no counterpart. */
export function readSettings(file: BrunoFile): Pick<ReadRequest, 'followRedirects' | 'timeoutMs'> {
  const settings: Pick<ReadRequest, 'followRedirects' | 'timeoutMs'> = {}
  for (const { name, value, line } of file.items(file.take('settings'))) {
    const timeout = /^\d{1,9}$/.test(value) ? Number(value) : Number.NaN
    if (name === 'followRedirects' && (value === 'true' || value === 'false')) settings.followRedirects = value === 'true'
    else if (name === 'timeout' && timeout >= 100 && timeout <= 60_000) settings.timeoutMs = timeout
    else if (name === 'timeout' && timeout !== 0) file.refuse(line, about('timeout', 'timeout_range'))
    // Encoding is what a step does anyway; none is what the address says.
    else if (name !== 'timeout' && !(name === 'encodeUrl' && value === 'true')) file.refuse(line, 'settings_no_counterpart')
  }
  return settings
}
