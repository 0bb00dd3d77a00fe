const kept = 1000

/** A request the target has seen. Values of keys and of query parameters are not kept, only names. */
export interface SeenRequest {
  /** When it came, ISO 8601 in UTC. */
  at: string
  method: string
  path: string
  query: string[]
  /** Name of the demo key it carried, or null. */
  key: string | null
  key_state: 'missing' | 'unknown' | 'known'
  environment: 'staging' | 'production' | null
  user_agent: string | null
  /** The fault it met, if any. */
  fault: string | null
  /** Status it was answered with; 0: cut off; null: not answered yet. */
  status: number | null
}

/** The last thousand requests, oldest first. */
export class SeenList {
  #requests: SeenRequest[] = []

  /** Adds a request and returns the kept row, whose status is filled in when the answer is over. */
  add(request: SeenRequest): SeenRequest {
    this.#requests.push(request)
    if (this.#requests.length > kept) this.#requests.shift()
    return request
  }

  list(): SeenRequest[] {
    return this.#requests.map((request) => ({ ...request }))
  }

  clear(): void {
    this.#requests = []
  }
}
