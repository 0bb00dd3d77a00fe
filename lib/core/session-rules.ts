/** A session ends this long after the last request made with it (milliseconds): twelve hours. */
export const sessionIdleMs = 12 * 3_600_000
/** A session ends this long after sign-in, however busy it was (milliseconds): seven days. */
export const sessionAbsoluteMs = 7 * 86_400_000
/** How exact "last seen" is (milliseconds); writing it on every request would make every read a write. */
export const sessionSeenEveryMs = 60_000
/** How old a password entry may be where it is asked for again (milliseconds): five minutes. */
export const passwordFreshMs = 5 * 60_000

/** Whether the password was entered recently enough to sign with. */
export function isPasswordFresh(passwordAt: Date, now: Date): boolean {
  return now.getTime() - passwordAt.getTime() <= passwordFreshMs
}

/**
 * The name of the session cookie. Over HTTPS it carries the `__Host-` prefix, which browsers accept only with Secure, for the whole
 * host and for no other; a name of our own keeps it apart from other products on the same host, since cookies ignore ports.
 */
export function sessionCookieName(publicUrl: string): string {
  return publicUrl.startsWith('https://') ? '__Host-gonogo.session' : 'gonogo.session'
}

/** Header in which our own server (lib/start) tells the peer's address; it removes what a client sent under this name. */
export const addressHeader = 'x-gonogo-address'

/** An address as it may be stored: at most 45 characters of digits, letters, dots, colons and percent; anything else is none. */
export function cleanAddress(value: string | null | undefined): string {
  const address = (value ?? '').trim()
  return /^[0-9A-Fa-f.:]{2,45}$/.test(address) ? address.replace(/^::ffff:(?=\d+\.)/i, '') : ''
}
