/** How attempts at a password are slowed down for one kind of key. Durations in milliseconds. */
export type AttemptPolicy = {
  /** Attempts without any wait: people mistype. */
  free: number
  /** The wait after the first attempt past those; each further one doubles it. */
  firstWaitMs: number
  /** The longest wait. There is always a next attempt: nobody is locked for good. */
  longestWaitMs: number
  /** After this long without an attempt the count starts again. */
  forgetMs: number
}

/**
 * `account`: short enough that somebody else's guessing costs the owner minutes, not a day. `address`: more free attempts, since an office
 * shares one, and a longer wait. `reentry`: a signed-in person's password asked for again, counted apart from sign-in, so that guessing
 * from outside cannot hold up a signature.
 */
export const attemptPolicies = {
  account: { free: 5, firstWaitMs: 1000, longestWaitMs: 5 * 60_000, forgetMs: 86_400_000 },
  address: { free: 20, firstWaitMs: 1000, longestWaitMs: 15 * 60_000, forgetMs: 86_400_000 },
  reentry: { free: 5, firstWaitMs: 1000, longestWaitMs: 5 * 60_000, forgetMs: 86_400_000 },
} as const satisfies Record<string, AttemptPolicy>

export type AttemptKind = keyof typeof attemptPolicies

/** What is known of earlier attempts with a key. */
export type AttemptState = { count: number; lastAt: Date; blockedUntil: Date | null }

export type AttemptDecision = { allowed: true; next: AttemptState } | { allowed: false; retryAt: Date }

/** How long to wait after the given number of attempts (milliseconds). */
export function waitAfter(policy: AttemptPolicy, count: number): number {
  if (count <= policy.free) return 0
  return Math.min(policy.longestWaitMs, policy.firstWaitMs * 2 ** (count - policy.free - 1))
}

/**
 * Whether an attempt may be made now, and what is known after it. An attempt is counted before the password is looked at, so that many at
 * once count as many; one made while waiting is refused and not counted, so waiting always ends.
 */
export function decideAttempt(state: AttemptState | null, policy: AttemptPolicy, now: Date): AttemptDecision {
  const known = state && now.getTime() - state.lastAt.getTime() < policy.forgetMs ? state : null
  if (known?.blockedUntil && known.blockedUntil > now) return { allowed: false, retryAt: known.blockedUntil }
  const count = (known?.count ?? 0) + 1
  const wait = waitAfter(policy, count)
  return { allowed: true, next: { count, lastAt: now, blockedUntil: wait === 0 ? null : new Date(now.getTime() + wait) } }
}

/**
 * What a success leaves behind. For an account or a re-entry: nothing. For an address only this one attempt is taken back, so that somebody
 * who owns one account cannot clear the count between guesses at others.
 */
export function afterSuccess(kind: AttemptKind, state: AttemptState): AttemptState | null {
  return kind === 'address' ? afterTakeBack(state) : null
}

/** What is left when an attempt turned out not to be one (the request was refused before any password was looked at). */
export function afterTakeBack(state: AttemptState): AttemptState | null {
  return state.count <= 1 ? null : { count: state.count - 1, lastAt: state.lastAt, blockedUntil: null }
}
