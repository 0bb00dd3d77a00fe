/** A message on its way out, decrypted. */
export type Message = { id: string; recipient: string; subject: string; body: string; dedupKey: string }

/**
 * What became of a try to deliver. `retry` may work later; `refused` will not; the reason is a code with a text, never the server's words.
 */
export type Delivery = { state: 'delivered' } | { state: 'retry' | 'refused'; reason: string }

/** A way out of the product. */
export type Channel = {
  kind: string
  /** Why nothing can be sent now, as a code with a text in the messages; null when it can. */
  heldBecause: () => string | null
  /** Sends once. Sent twice with the same `dedupKey`, the receiving side can tell. */
  send: (message: Message) => Promise<Delivery>
}
