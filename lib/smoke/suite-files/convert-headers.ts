import type { Pair } from '../readers/read-request'
import { note, obstacle, type StepNote } from './step-note'

/** Set by whoever sends, from the address and the body: leaving them out asks the same. */
const transport = /^(content-length|transfer-encoding|connection|keep-alive|upgrade|expect|te|trailer|proxy-connection)$/i

/** The headers of a step. Left out, and said: what the transport sets itself. A Host other than the address names stops the step. */
export function convertHeaders(headers: readonly Pair[], url: string): { headers: Pair[]; notes: StepNote[] } {
  const notes: StepNote[] = []
  const kept = headers.filter(({ name, value }) => {
    if (name.toLowerCase() === 'host') {
      if (value.trim().toLowerCase() !== hostOf(url)) notes.push(obstacle('host_other'))
      return false
    }
    if (!transport.test(name)) return true
    notes.push(note('header_ours', { name }))
    return false
  })
  return { headers: kept.map(({ name, value }) => ({ name, value })), notes }
}

const hostOf = (url: string) => (/^https?:\/\/(?:[^/?#@]*@)?([^/?#]*)/i.exec(url)?.[1] ?? '').toLowerCase()

export const headerOf = (headers: readonly Pair[], name: string): string | undefined =>
  headers.find((header) => header.name.toLowerCase() === name)?.value
export const withoutHeader = (headers: readonly Pair[], name: string): Pair[] =>
  headers.filter((header) => header.name.toLowerCase() !== name)
