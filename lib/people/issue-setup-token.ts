import { job } from '@/lib/core/actor'
import { record } from '@/lib/core/command'
import { newToken } from '@/lib/core/secrets'
import { tokenDigest } from '@/lib/core/session-row'
import { z } from 'zod'

/** Key of the row in `settings` that holds the digest of the setup token. */
export const setupTokenKey = 'setup_token'

/** Keeps the digest of a setup token while nobody exists. Answers whether it did. */
export const storeSetupToken = record({
  name: 'setup.issue_token',
  input: z.strictObject({ hash: z.string().regex(/^[0-9a-f]{64}$/) }),
  run: async ({ tx, input, now }) => {
    if ((await tx.person.count()) > 0) return { value: false }
    const value = { hash: input.hash }
    await tx.setting.upsert({
      where: { key: setupTokenKey },
      create: { key: setupTokenKey, value, updatedAt: now },
      update: { value, updatedAt: now },
    })
    return { value: true }
  },
})

/**
 * A fresh one-time token for the page /setup, to be printed by the start; an earlier one ends. Null when somebody exists already, so
 * that there is nothing to set up. Kept as a digest.
 */
export async function issueSetupToken(): Promise<string | null> {
  const token = newToken()
  const answer = await storeSetupToken(job('setup'), { hash: tokenDigest(token) })
  if (!answer.ok) throw new Error(`The setup token was not stored: ${answer.refusal.code}`)
  return answer.value ? token : null
}
