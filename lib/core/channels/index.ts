import type { Channel } from './channel'
import { mail } from './mail'

/** The ways out of the product, one line each. */
export const channels: Channel[] = [mail]

/** A channel by its kind; null for one this code does not know. */
export function channelOf(kind: string): Channel | null {
  return channels.find((channel) => channel.kind === kind) ?? null
}
