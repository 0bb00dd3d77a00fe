/** A refusal as doors hand it out: a code for machines, a sentence for people, the field it belongs to. */
export type Refusal = {
  code: string
  message: string
  status: number
  params: Record<string, string | number>
  field?: string
  fields?: Record<string, string>
  data?: unknown
}

/** What a command answers. */
export type Answer<T> = { ok: true; value: T } | { ok: false; refusal: Refusal }
