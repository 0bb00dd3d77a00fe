import { memberOf, type Placed, scalarOf } from '../placed/placed'
import { numberOf, type Reading } from './reading'

/** Values of the formats OpenAPI and JSON Schema name; names and addresses are those set aside for examples (RFC 2606, RFC 5737). */
const formats: Record<string, string> = {
  date: '2026-01-15',
  'date-time': '2026-01-15T09:30:00Z',
  time: '09:30:00Z',
  duration: 'PT1H',
  email: 'person@example.com',
  hostname: 'example.com',
  ipv4: '192.0.2.1',
  ipv6: '2001:db8::1',
  uri: 'https://example.com/',
  url: 'https://example.com/',
  'uri-reference': '/example',
  uuid: '00000000-0000-4000-8000-000000000000',
  byte: 'dGV4dA==',
}
/** Longest text made for `minLength`. */
const longest = 1000

/** A text a schema allows. One for a `pattern` cannot be made up: what is made instead is said to need a look. */
export function sampleText(schema: Placed | undefined, reading: Reading): string {
  const format = scalarOf(memberOf(schema, 'format')) ?? ''
  if (Object.hasOwn(formats, format)) return formats[format]!
  const pattern = memberOf(schema, 'pattern')
  if (pattern) reading.refuse(pattern.line, 'pattern_example')
  const least = Math.min(numberOf(memberOf(schema, 'minLength')) ?? 0, longest)
  const most = Math.max(0, numberOf(memberOf(schema, 'maxLength')) ?? longest)
  return 'text'.padEnd(least, 'x').slice(0, most)
}
