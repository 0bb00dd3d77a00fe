import type { Why } from './why'

/** A header or a field of a form as written: order and repetition count. */
export interface Pair {
  name: string
  value: string
}

/** One part of a `multipart/form-data` body: a value, or the file it would be read from. */
export interface ReadPart {
  name: string
  value?: string
  file?: string
  fileName?: string
  /** The text of the file is the value: it is not sent as a file. */
  inline?: true
  type?: string
}

/** What a request sends: nothing, text exactly as it goes out, or parts. */
export type ReadBody = null | string | { multipart: ReadPart[] }

/** Who asks, where a header cannot say it before the run: a name and a password that hold variables. */
export interface ReadAuth {
  kind: 'basic'
  user: string
  password: string
}

/** What the answer is held to, as the kinds of assertions of a suite have it (`lib/smoke/assertions`). */
export interface ReadAssertion {
  kind: string
  params: Record<string, unknown>
}

/** A value of the answer that later requests name as `{{NAME}}`. */
export interface ReadCapture {
  name: string
  from: 'json' | 'header' | 'cookie' | 'regex' | 'status' | 'body'
  path: string
  /** Said to be kept masked. */
  secret?: true
}

/** A request as a document describes it: what would become a step of a smoke suite. `line` is 1-based, where it begins. */
export interface ReadRequest {
  name: string
  method: string
  /** With its query, as it is asked; variables as `{{NAME}}`. */
  url: string
  headers: Pair[]
  body: ReadBody
  assertions: ReadAssertion[]
  captures: ReadCapture[]
  line: number
  /** Absent where the headers say it, or nobody is named. */
  auth?: ReadAuth
  /** Whether a redirect is followed or is the answer; absent where the document leaves it to the step. */
  followRedirects?: boolean
  /** For one attempt, in milliseconds; absent where the document leaves it to the step. */
  timeoutMs?: number
  /** Further attempts after a network error, where the document names them. */
  retries?: number
  /** Asked again until all assertions hold, or the time is over; in milliseconds. */
  poll?: { intervalMs: number; windowMs: number }
  /** Only where the certificate is not to be verified. */
  insecure?: true
}

/** What could not be understood, or may not be: never left out in silence. */
export interface RefusedPart {
  line: number
  why: Why
}

/** A variable to which the document gives a value; one that is marked as secret has none here. */
export interface ReadVariable {
  name: string
  value: string
  line: number
  secret?: true
}

export interface ReadSuite {
  requests: ReadRequest[]
  refused: RefusedPart[]
  /** What the document itself gives its variables; absent when it has none. */
  variables?: ReadVariable[]
}
