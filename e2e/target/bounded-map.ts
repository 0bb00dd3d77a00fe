/** A map that keeps its newest entries and forgets the others: a target may be asked for weeks. */
export class BoundedMap<V> {
  readonly #most: number
  #entries = new Map<string, V>()

  constructor(most: number) {
    this.#most = most
  }

  get(key: string): V | undefined {
    return this.#entries.get(key)
  }

  /** Whether it is new. */
  set(key: string, value: V): boolean {
    const had = this.#entries.delete(key)
    this.#entries.set(key, value)
    if (this.#entries.size > this.#most) this.#entries.delete(this.#entries.keys().next().value as string)
    return !had
  }

  delete(key: string): boolean {
    return this.#entries.delete(key)
  }
}
