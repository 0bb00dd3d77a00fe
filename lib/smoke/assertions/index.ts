import { bodyText } from './body-text'
import { header } from './header'
import { jsonpath } from './jsonpath'
import { assertionRegistry } from './kind'
import { latency } from './latency'
import { status } from './status'

/** Every kind of assertion, in the order the editor offers them. A new kind is one line here. */
export const assertionKinds = assertionRegistry([status, jsonpath, header, bodyText, latency])
