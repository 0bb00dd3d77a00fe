import type { Answer } from '@/lib/core/answer'

/** What the door of signing in answers: nothing, or a code and, where one has to wait, the seconds. */
export type SignInAnswer = { ok: true } | { ok: false; code: string; seconds: number }

/**
 * Signs in through next-auth's own door, from the browser: its CSRF token first, then address and password. What it answers in
 * the address it would lead to is read as a code, never shown as text.
 */
export async function requestSignIn(email: string, password: string): Promise<SignInAnswer> {
  const { csrfToken } = (await (await fetch('/api/auth/csrf', { cache: 'no-store' })).json()) as { csrfToken: string }
  const response = await fetch('/api/auth/callback/credentials', {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ csrfToken, email, password, json: 'true', callbackUrl: '/' }),
  })
  const { url } = (await response.json()) as { url?: string }
  const fault = url ? new URL(url, window.location.href).searchParams : new URLSearchParams('error=unexpected')
  if (response.ok && !fault.has('error') && !fault.has('csrf')) return { ok: true }
  const [code = 'unexpected', seconds] = (fault.get('error') ?? 'unexpected').split(':')
  return { ok: false, code, seconds: Number(seconds) || 0 }
}

const known = ['sign_in_wrong', 'slowed', 'unavailable'] as const

/** The same as an `Answer` for a form, with its sentence from `text`. */
export async function signInAnswer(
  email: string,
  password: string,
  text: (code: (typeof known)[number] | 'unexpected', params: { seconds: number }) => string,
): Promise<Answer<true>> {
  const answer = await requestSignIn(email, password)
  if (answer.ok) return { ok: true, value: true }
  const code = known.find((each) => each === answer.code) ?? 'unexpected'
  return { ok: false, refusal: { code, message: text(code, { seconds: answer.seconds }), status: 401, params: {} } }
}
