import { randomBytes, randomUUID } from 'node:crypto'
import { generatedNames } from './generated-names'
import type { Scope } from './interpolate'

/** Where generated values come from; a test gives its own. */
export type Generators = { now: () => Date; bytes: (count: number) => Uint8Array; uuid: () => string }

export const generators: Generators = { now: () => new Date(), bytes: (count) => randomBytes(count), uuid: () => randomUUID() }

/** 32 random hexadecimal digits. */
export const hexDigits = (from: Generators): string => Buffer.from(from.bytes(16)).toString('hex')

/** Made when first asked for. Of one moment: what is sent and what is expected of it agree. */
function make(name: string, from: Generators, now: () => Date): string | undefined {
  switch (name) {
    case '$uuid':
      return from.uuid()
    case '$now':
      return now().toISOString()
    case '$now.unix':
      return String(Math.floor(now().getTime() / 1000))
    case '$now.ms':
      return String(now().getTime())
    case '$random':
      return hexDigits(from)
    case '$random.int':
      return String(Buffer.from(from.bytes(4)).readUInt32BE() % 1_000_000_000)
    default:
      return undefined
  }
}

/** The generated values of one step: each is made once and stays the same within it; the next step has others. */
export function generatedValues(from: Generators = generators): Scope {
  const made = new Map<string, { value: string; secret: false }>()
  let moment: Date | undefined
  const now = () => (moment ??= from.now())
  return {
    get: (name) => {
      if (!name.startsWith('$')) return undefined
      const known = made.get(name)
      if (known) return known
      const value = (generatedNames as readonly string[]).includes(name) ? make(name, from, now) : undefined
      if (value === undefined) return undefined
      const fresh = { value, secret: false } as const
      made.set(name, fresh)
      return fresh
    },
  }
}
