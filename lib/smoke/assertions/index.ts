import { bodyText } from './body-text'
import { certificate } from './certificate'
import { css } from './css'
import { header } from './header'
import { jsonSchema } from './json-schema'
import { jsonpath } from './jsonpath'
import { assertionRegistry } from './kind'
import { latency } from './latency'
import { protocol } from './protocol'
import { size } from './size'
import { status } from './status'
import { xpath } from './xpath'

/** Every kind of assertion, in the order the editor offers them. A new kind is one line here. */
export const assertionKinds = assertionRegistry([
  status,
  jsonpath,
  jsonSchema,
  header,
  bodyText,
  css,
  xpath,
  size,
  latency,
  certificate,
  protocol,
])
