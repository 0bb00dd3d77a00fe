/** What is left of an allowance in the present window. */
export interface Allowance {
  allowed: boolean
  limit: number
  remaining: number
  /** Whole seconds until it is full again, at least 1. */
  resetSeconds: number
}

/** So much a window for each name, counted in fixed windows: the simplest limit a service has, and the one its headers can tell. */
export class WindowLimit {
  readonly #windowMs: number
  #limit: number
  #used = new Map<string, { until: number; used: number }>()

  constructor(limit: number, windowMs: number) {
    this.#limit = limit
    this.#windowMs = windowMs
  }

  /** Another limit from now on; everybody begins anew. */
  reset(limit = this.#limit): void {
    this.#limit = limit
    this.#used.clear()
  }

  get limit(): number {
    return this.#limit
  }

  /** Takes `cost` of what a name may have, all or nothing. Cost 0 only looks. */
  take(name: string, cost: number, nowMs: number): Allowance {
    let window = this.#used.get(name)
    if (!window || window.until <= nowMs) {
      window = { until: nowMs + this.#windowMs, used: 0 }
      this.#used.set(name, window)
    }
    const allowed = cost === 0 || window.used + cost <= this.#limit
    if (allowed) window.used += cost
    const resetSeconds = Math.max(1, Math.ceil((window.until - nowMs) / 1000))
    return { allowed, limit: this.#limit, remaining: Math.max(0, this.#limit - window.used), resetSeconds }
  }
}
