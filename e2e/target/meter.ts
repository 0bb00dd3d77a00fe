import { Counter, Gauge, Histogram, Registry } from 'prom-client'

const windowMs = 60_000
const maxSamples = 20_000

/** What a system saw in the last minute. Rates are fractions of `requests` (0.01 is 1%). */
export interface WindowFigures {
  window_s: number
  requests: number
  error_rate: number
  invalid_cursor_rate: number
  p50_ms: number
  p95_ms: number
  p99_ms: number
}

interface Sample {
  at: number
  status: number
  ms: number
  invalidCursor: boolean
}

function quantile(sorted: number[], q: number): number {
  // Nearest rank: the smallest value that at least q of the samples do not exceed.
  const value = sorted[Math.max(0, Math.ceil(q * sorted.length) - 1)] ?? 0
  return Math.round(value * 100) / 100
}

/** Counts what the target answers: Prometheus series for /metrics, and the last minute per system for health answers. */
export class Meter {
  readonly registry = new Registry()
  readonly #requests = new Counter({
    name: 'target_http_requests_total',
    help: 'Requests answered, by system, endpoint and status.',
    labelNames: ['system', 'endpoint', 'status'],
    registers: [this.registry],
  })
  readonly #seconds = new Histogram({
    name: 'target_http_request_duration_seconds',
    help: 'Time to the whole answer.',
    labelNames: ['system', 'endpoint'],
    buckets: [0.001, 0.005, 0.01, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10],
    registers: [this.registry],
  })
  readonly #cursors = new Counter({
    name: 'target_cursors_refused_total',
    help: 'Cursors refused, by reason.',
    labelNames: ['reason'],
    registers: [this.registry],
  })
  readonly #faults = new Gauge({ name: 'target_faults_active', help: 'Faults switched on.', registers: [this.registry] })
  readonly #up = new Gauge({
    name: 'target_start_time_seconds',
    help: 'When this target started, seconds since 1970.',
    registers: [this.registry],
  })
  #samples = new Map<string, Sample[]>()

  constructor(startedMs: number) {
    this.#up.set(startedMs / 1000)
  }

  /** Records one answer. Status 0 is an answer that never came or was cut off. */
  record(system: string, endpoint: string, status: number, ms: number, cursorFlaw: string | null): void {
    this.#requests.inc({ system, endpoint, status: String(status) })
    this.#seconds.observe({ system, endpoint }, ms / 1000)
    if (cursorFlaw) this.#cursors.inc({ reason: cursorFlaw })
    const samples = this.#samples.get(system) ?? []
    samples.push({ at: Date.now(), status, ms, invalidCursor: cursorFlaw !== null })
    if (samples.length > maxSamples) samples.splice(0, samples.length - maxSamples / 2)
    this.#samples.set(system, samples)
  }

  /**
   * Figures of the last minute. `elapsedMs` is the time the asking request has taken so far and counts as
   * one good request, so that the first health answer already rests on a measurement.
   */
  figures(system: string, elapsedMs: number): WindowFigures {
    const since = Date.now() - windowMs
    const recent = (this.#samples.get(system) ?? []).filter((sample) => sample.at >= since)
    const times = [...recent.map((sample) => sample.ms), elapsedMs].sort((a, b) => a - b)
    const requests = times.length
    return {
      window_s: windowMs / 1000,
      requests,
      error_rate: recent.filter((sample) => sample.status === 0 || sample.status >= 500).length / requests,
      invalid_cursor_rate: recent.filter((sample) => sample.invalidCursor).length / requests,
      p50_ms: quantile(times, 0.5),
      p95_ms: quantile(times, 0.95),
      p99_ms: quantile(times, 0.99),
    }
  }

  /** How many requests of a system were answered, by status. */
  async answered(system: string): Promise<Record<string, number>> {
    const counts: Record<string, number> = {}
    for (const { labels, value } of (await this.#requests.get()).values) {
      if (labels.system === system) counts[labels.status ?? ''] = (counts[labels.status ?? ''] ?? 0) + value
    }
    return counts
  }

  /** Forgets the last minute, so that a test does not read the errors of the one before. */
  resetWindow(): void {
    this.#samples.clear()
  }

  /** The Prometheus text answer. */
  async text(activeFaults: number): Promise<string> {
    this.#faults.set(activeFaults)
    return this.registry.metrics()
  }
}
