import type { WhyCode } from '../why'
import type { BrunoFile } from './bruno-file'
import type { Block } from './split-blocks'

const reasons: [name: RegExp, why: WhyCode][] = [
  [/^script:/, 'scripts_not_run'],
  [/^tests$/, 'bruno_tests_not_run'],
  [/^(params:query|query|params:path|headers|assert|settings|meta)$/, 'block_twice'],
  [/^body(:|$)/, 'body_unused'],
  [/^auth:/, 'auth_unused'],
  [/^example$/, 'example_no_expectation'],
  [/^vars/, 'variables_outside'],
  [/^(ws|grpc)/, 'only_http'],
  [/^(get|post|put|delete|patch|options|head|trace|connect|http)$/, 'one_request_per_file'],
]

/** Refuses every block that has become no part of the request. Documentation says nothing to a machine and is passed over. */
export function refuseRest(file: BrunoFile, hasRequest: boolean): void {
  const left = file.left().filter(({ name }) => name !== 'docs' && (hasRequest || name !== 'meta'))
  for (const block of left) file.refuse(block.line, reasonFor(block))
  if (!hasRequest && file.refused.length === 0) file.refuse(1, 'request_missing')
}

/** The line says which block it is: a name that is not known is not repeated. */
const reasonFor = ({ name }: Block) => reasons.find(([pattern]) => pattern.test(name))?.[1] ?? 'block_unread'
