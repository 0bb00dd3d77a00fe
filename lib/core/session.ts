import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { decode } from 'next-auth/jwt'
import { cache } from 'react'
import type { PersonActor, TokenActor } from './actor'
import { publicUrl, requireEnv } from './env'
import { localeCookie, themeCookie } from './i18n/locale'
import { machineOfToken, personOfSession } from './session-row'
import { sessionCookieName } from './session-rules'

export { isSessionLive } from './session-row'

/**
 * The person who makes this request, or null. The cookie only names a row; the row, the person and every right are read from the
 * database each time (once per rendered page), so that an end, a disabling or a changed role holds at the next request.
 */
export const currentActor = cache(async (): Promise<PersonActor | null> => {
  return personOfCookie((await cookies()).get(sessionCookieName(publicUrl()))?.value)
})

/** The person behind the value of a session cookie. Anything that is not one of ours, such as an API token, is nobody. */
export async function personOfCookie(value: string | undefined): Promise<PersonActor | null> {
  const sessionId = await sessionIdOf(value)
  return sessionId === null ? null : personOfSession(sessionId)
}

/** The session row a cookie names, whether or not it is still alive. */
export async function sessionIdOf(value: string | undefined): Promise<string | null> {
  if (!value || value.length > 4096) return null
  try {
    const token = await decode({ token: value, secret: requireEnv('NEXTAUTH_SECRET') })
    return typeof token?.sid === 'string' ? token.sid : null
  } catch {
    return null
  }
}

/** The machine behind an `Authorization: Bearer gonogo_…` header, or null. Only our tokens count; a session cookie sent here does not. */
export async function tokenActor(header: string | null | undefined): Promise<TokenActor | null> {
  const token = /^Bearer +(gonogo_[A-Za-z0-9_-]{43})$/i.exec(header ?? '')?.[1]
  return token ? machineOfToken(token) : null
}

/** For pages that need a person: answers them, or leads to the sign-in page and back to `next` afterwards. */
export async function signedInPerson(next?: string): Promise<PersonActor> {
  const actor = await currentActor()
  if (!actor) redirect(next ? `/sign-in?next=${encodeURIComponent(next)}` : '/sign-in')
  return actor
}

/** Takes the session cookie from the browser; the row has been ended before. Only in a server action or a route. */
export async function forgetSession(): Promise<void> {
  const name = sessionCookieName(publicUrl())
  ;(await cookies()).set(name, '', { path: '/', httpOnly: true, sameSite: 'lax', secure: name.startsWith('__Host-'), maxAge: 0 })
}

/** Keeps language and theme in cookies, where the first byte of a page already needs them. Only in a server action or a route. */
export async function rememberPreferences(preferences: { locale: string; theme: string }): Promise<void> {
  const jar = await cookies()
  const options = { path: '/', sameSite: 'lax' as const, secure: publicUrl().startsWith('https://'), maxAge: 365 * 86_400 }
  jar.set(localeCookie, preferences.locale, options)
  if (preferences.theme === 'system') jar.delete(themeCookie)
  else jar.set(themeCookie, preferences.theme, options)
}
