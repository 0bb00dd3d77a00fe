import { randomBytes } from 'node:crypto'
import { decryptSecret, encryptSecret, newToken } from '@/lib/core/secrets'
import { z } from 'zod'
import type { HookKind } from './schema'

/** The secrets of a hook as they are sealed: the current one, and the one before as long as it is taken (`until`). */
const Sealed = z.object({ current: z.string(), previous: z.object({ secret: z.string(), until: z.iso.datetime() }).nullable() })
type Sealed = z.output<typeof Sealed>

/** How long the secret of before is taken after a rotation that keeps it, in milliseconds. */
export const keptOldMs = 86_400_000

/** A new signing secret in the form its senders expect: 32 random bytes. */
export function newHookSecret(kind: HookKind): string {
  return kind === 'signed' ? `whsec_${randomBytes(32).toString('base64')}` : newToken()
}

const contextOf = (hookId: string) => `deployment_hook:${hookId}`

/** Encrypts the secrets of a hook for its row. */
export function sealHookSecret(hookId: string, secrets: Sealed): string {
  return Buffer.from(encryptSecret(JSON.stringify(secrets), contextOf(hookId))).toString('base64')
}

/** The secrets of a hook's row: the current one alone, or with the one before while it is still taken at `now`. */
export function openHookSecrets(hookId: string, stored: string, now: Date): [current: string, ...previous: string[]] {
  const { current, previous } = Sealed.parse(JSON.parse(decryptSecret(Buffer.from(stored, 'base64'), contextOf(hookId))))
  return previous && new Date(previous.until) > now ? [current, previous.secret] : [current]
}
