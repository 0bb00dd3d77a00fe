/** Where to go after signing in: an address of ours, or the board. What stands in a link may be anybody's. */
export function safeNext(next: string | string[] | undefined): string {
  if (typeof next !== 'string' || next.length > 2000 || !/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(next)) return '/'
  return /^\/(sign-in|setup|invite|api)(\/|\?|$)/.test(next) ? '/' : next
}
