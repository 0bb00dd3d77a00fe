import type { BrunoFile } from './bruno-file'
import type { Block } from './split-blocks'

const reasons: [name: RegExp, why: string][] = [
  [/^script:/, 'scripts are not run'],
  [/^tests$/, 'tests are scripts, which are not run: write them as assert'],
  [/^(params:query|query|params:path|headers|assert|settings|meta)$/, 'this block is there twice: the first is taken'],
  [/^body(:|$)/, 'the request says that another body is sent'],
  [/^auth:/, 'the request says that another authentication is used'],
  [/^example$/, 'a saved answer (example) is no expectation'],
  [/^vars/, 'variables outside of a request are set at the environment'],
  [/^(ws|grpc)/, 'only requests of HTTP can be asked'],
  [/^(get|post|put|delete|patch|options|head|trace|connect|http)$/, 'a file holds one request: the first is taken'],
]

/** Refuses every block that has become no part of the request. Documentation says nothing to a machine and is passed over. */
export function refuseRest(file: BrunoFile, hasRequest: boolean): void {
  const left = file.left().filter(({ name }) => name !== 'docs' && (hasRequest || name !== 'meta'))
  for (const block of left) file.refuse(block.line, reasonFor(block))
  if (!hasRequest && file.refused.length === 0) file.refuse(1, 'there is no request in this file')
}

/** The line says which block it is: a name that is not known is not repeated. */
const reasonFor = ({ name }: Block) => reasons.find(([pattern]) => pattern.test(name))?.[1] ?? 'this block is not understood'
