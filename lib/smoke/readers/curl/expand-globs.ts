import { RefusedCurl } from './settings'

/** As many addresses may stand in one curl. */
export const mostAddresses = 50

/**
 * The addresses that curl makes of one with `{a,b}` and `[1-3]`, the last part changing fastest. `{{NAME}}` and an IPv6 address stay.
 * Refused: braces curl would refuse, and more than 50 addresses.
 */
export function expandGlobs(address: string): string[] {
  let all = ['']
  const piece =
    /\{\{[A-Z][A-Z0-9_]*\}\}|\\[{}[\]]|\[[0-9a-f.]*:[0-9a-f:.]*(?:%[\w.-]+)?\]|\[\]|\{([^{}]*)\}|\[([^[\]]*)\]|[{}[\]]|[^{}[\]\\]+|\\/giy
  for (let found = piece.exec(address); found; found = piece.exec(address)) {
    const [whole, set, range] = found
    const choices = set !== undefined ? set.split(',') : range !== undefined ? expandRange(range) : [plain(whole)]
    if (set === '') throw new RefusedCurl('braces_empty')
    if (all.length * choices.length > mostAddresses) throw new RefusedCurl('address_stands_for_many', { most: mostAddresses })
    all = all.flatMap((start) => choices.map((choice) => start + choice))
  }
  return all
}

function plain(text: string): string {
  if (/^[{}[\]]$/.test(text)) throw new RefusedCurl('brace_open')
  return /^\\[{}[\]]$/.test(text) ? text.slice(1) : text
}

function expandRange(range: string): string[] {
  const [, from = '', to = '', step = '1'] = /^(\d{1,9}|[a-z]|[A-Z])-(\d{1,9}|[a-z]|[A-Z])(?::(\d{1,9}))?$/.exec(range) ?? []
  const number = /^\d/.test(from)
  const same = number ? /^\d/.test(to) : /^[a-z]$/.test(from) === /^[a-z]$/.test(to) && !/^\d/.test(to)
  const [low, high] = number ? [Number(from), Number(to)] : [from.charCodeAt(0), to.charCodeAt(0)]
  if (from === '' || !same || high < low || Number(step) === 0) {
    throw new RefusedCurl('brackets_no_range')
  }
  if ((high - low) / Number(step) >= mostAddresses) throw new RefusedCurl('address_stands_for_many', { most: mostAddresses })
  const values: string[] = []
  for (let value = low; value <= high; value += Number(step)) {
    values.push(number ? String(value).padStart(from.startsWith('0') ? from.length : 0, '0') : String.fromCharCode(value))
  }
  return values
}
