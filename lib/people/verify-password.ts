import { reentryKey } from '@/lib/core/auth-attempts'
import { passwordMatches } from '@/lib/core/auth-password'
import type { Answer } from '@/lib/core/answer'
import { asRefusal } from '@/lib/core/command'
import { refuse } from '@/lib/core/refusal'
import { asLocale } from '@/lib/core/texts'
import { readPasswordHash } from './queries'
import { countAttempt } from './slowed'

/** Checks a person's password, slowed down per person. Changes nothing; `confirmPassword` also notes it in the session. */
export async function verifyPassword(personId: string, password: string, locale = 'en'): Promise<Answer<true>> {
  return countAttempt([reentryKey(personId)], locale, async () => {
    if (await passwordMatches(await readPasswordHash(personId), password)) return { ok: true, value: true }
    return { ok: false, refusal: asRefusal(refuse('password_wrong', {}, { status: 422, field: 'password' }), asLocale(locale)) }
  })
}
