import type { Pair, ReadPart } from '../read-request'
import { Reasoned } from '../refusal'
import type { Why } from '../why'

/** What the options of one curl, up to `--next`, say together. */
export interface Settings {
  urls: { text: string; bare: boolean }[]
  method: string | null
  headers: string[]
  /** The pieces of `-d` and its kin, joined already. */
  data: string | null
  json: boolean
  parts: ReadPart[] | null
  upload: string | null
  query: string[]
  get: boolean
  head: boolean
  user: string | null
  bearer: string | null
  agent: string | null
  referer: string | null
  cookies: string[]
  range: string | null
  fail: boolean
  globs: boolean
  follow: boolean
  insecure: boolean
  timeoutMs: number | null
  retries: number | null
  /** What is left out of the request, said in `refused`. */
  notes: Why[]
}

export const newSettings = (): Settings => ({
  urls: [],
  method: null,
  headers: [],
  data: null,
  json: false,
  parts: null,
  upload: null,
  query: [],
  get: false,
  head: false,
  user: null,
  bearer: null,
  agent: null,
  referer: null,
  cookies: [],
  range: null,
  fail: false,
  globs: true,
  follow: false,
  insecure: false,
  timeoutMs: null,
  retries: null,
  notes: [],
})

/** Standard input of the command: its text, or why it is not known. */
export type Input = { text: string } | { why: Why }

/** Ends the reading of one curl with the reason. */
export class RefusedCurl extends Reasoned {}

export const isNamed = (headers: Pair[], name: string): boolean => headers.some((pair) => pair.name.toLowerCase() === name.toLowerCase())
