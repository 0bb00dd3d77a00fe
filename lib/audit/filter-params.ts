import type { AuditFilter } from './schema'

/** The filter as parameters of an address again, without the place in the list. */
export function filterParams({ before: _before, after: _after, ...filter }: AuditFilter): URLSearchParams {
  return new URLSearchParams(Object.entries(filter).flatMap(([key, value]) => (value ? [[key, value]] : [])))
}
