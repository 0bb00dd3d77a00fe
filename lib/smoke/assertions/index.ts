import { bodyText } from './body-text'
import { certificate } from './certificate'
import { header } from './header'
import { jsonpath } from './jsonpath'
import { assertionRegistry } from './kind'
import { latency } from './latency'
import { protocol } from './protocol'
import { size } from './size'
import { status } from './status'

/** Every kind of assertion, in the order the editor offers them. A new kind is one line here. */
export const assertionKinds = assertionRegistry([status, jsonpath, header, bodyText, size, latency, certificate, protocol])
