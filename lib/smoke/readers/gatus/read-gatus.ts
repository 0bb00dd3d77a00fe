import type { ReadRequest, ReadSuite } from '../read-request'
import { about } from '../why'
import { GatusFile } from './gatus-file'
import { readEndpoint } from './read-endpoint'

/** Other keys at the top of a configuration. What is not among them is not repeated in a reason. */
const known = new Set(
  (
    'alerting announcements concurrency connectivity debug disable-monitoring-lock external-endpoints maintenance metrics remote ' +
    'security skip-invalid-config-update storage tunneling ui web'
  ).split(' '),
)

/**
 * Reads a configuration of Gatus (its README, "Configuration"): each endpoint over HTTP becomes a request, its conditions assertions.
 * Everything else at the top is named once as not being part of a suite. A file that is no YAML is refused at the lines of its errors.
 */
export function readGatus(text: string): ReadSuite {
  const file = new GatusFile(text)
  const requests: ReadRequest[] = []
  const top = file.entries(file.root)
  // `services` is what endpoints were called before version 4.
  const lists = top.filter(({ key }) => key === 'endpoints' || key === 'services')
  for (const { key, value, line } of top) {
    if (key === 'endpoints' || key === 'services' || isHolder(key, value)) continue
    if (key === 'suites') file.refuse(line, 'gatus_suites_unread')
    else file.refuse(line, known.has(key) ? about(key, 'no_suite_part') : 'key_no_suite_part')
  }
  for (const { key, value, line } of lists) {
    if (!file.isList(value)) file.refuse(line, about(key, 'no_list'))
    for (const node of file.items(value)) {
      if (file.exhausted) break
      const request = readEndpoint(file, node)
      if (request) requests.push(request)
    }
  }
  if (lists.length === 0 && file.refused.length === 0) file.refuse(1, 'endpoints_missing')
  // What several endpoints take from one anchor is refused once.
  const refused = [...new Map(file.refused.map((each) => [JSON.stringify(each), each])).values()]
  return { requests, refused: refused.sort((a, b) => a.line - b.line) }
}

/** A key that only holds an anchor for others: what it says is read where it is named. */
const isHolder = (key: string, value: object | null) =>
  key.startsWith('x-') || (value !== null && 'anchor' in value && value.anchor !== undefined)
