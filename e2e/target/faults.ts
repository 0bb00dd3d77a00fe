import { type Fault, FaultInput, type FaultMatch } from './fault-schema'

/** A fault that is switched on, and how many requests it still lasts (`null`: until removed). */
export interface ActiveFault {
  id: string
  match: FaultMatch
  fault: Fault
  remaining: number | null
  /** How many requests it has met so far. */
  hits: number
}

/** What a fault is matched against. */
export interface FaultSubject {
  method: string
  path: string
  /** The path without its leading environment segment. */
  plainPath: string
  keyName: string | null
  environment: 'staging' | 'production' | null
}

/** What is to happen to one request: a wait first, then at most one fault. */
export interface FaultPlan {
  latencyMs: number
  fault: Exclude<Fault, { kind: 'latency_ms' }> | null
}

function matches(match: FaultMatch, subject: FaultSubject): boolean {
  if (match.method && match.method !== subject.method) return false
  if (match.key && match.key !== subject.keyName) return false
  if (match.environment && match.environment !== subject.environment) return false
  if (match.path && !subject.path.startsWith(match.path) && !subject.plainPath.startsWith(match.path)) return false
  return true
}

/** The faults that are switched on. The oldest matching one decides; latencies of all matching ones add up. */
export class FaultBook {
  #faults: ActiveFault[] = []
  #nextId = 1

  /** Switches a fault on. Throws a ZodError when the input is not a fault. */
  add(input: FaultInput): ActiveFault {
    const parsed = FaultInput.parse(input)
    const active: ActiveFault = {
      id: `fault-${this.#nextId++}`,
      match: parsed.match,
      fault: parsed.fault,
      remaining: parsed.count ?? null,
      hits: 0,
    }
    this.#faults.push(active)
    return { ...active }
  }

  list(): ActiveFault[] {
    return this.#faults.map((fault) => ({ ...fault }))
  }

  /** Switches one fault off; false when there is none with this id. */
  remove(id: string): boolean {
    const before = this.#faults.length
    this.#faults = this.#faults.filter((fault) => fault.id !== id)
    return this.#faults.length < before
  }

  clear(): void {
    this.#faults = []
  }

  /** Decides what happens to a request, and counts it against the faults it met. */
  take(subject: FaultSubject): FaultPlan {
    const plan: FaultPlan = { latencyMs: 0, fault: null }
    for (const active of this.#faults) {
      if (!matches(active.match, subject)) continue
      if (active.fault.kind === 'latency_ms') plan.latencyMs += active.fault.ms
      else if (plan.fault) continue
      else plan.fault = active.fault
      active.hits += 1
      if (active.remaining !== null) active.remaining -= 1
    }
    this.#faults = this.#faults.filter((fault) => fault.remaining === null || fault.remaining > 0)
    return plan
  }
}
