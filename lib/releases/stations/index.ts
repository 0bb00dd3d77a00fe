import { checklist } from './checklist'
import { configuration } from './configuration'
import { freeze } from './freeze'
import { signOffs } from './sign-offs'
import { smoke } from './smoke'
import type { Station } from './station'

/** Every station, in the order of the poll. A new one is a file beside these and a line here. */
export const stations: readonly Station[] = [checklist, smoke, configuration, freeze, signOffs]
