import { Refusal } from '../refusal'
import type { Why, WhyCode } from '../why'

/** What a word is made of. `quoted` text is never taken apart at spaces or braces. */
export type Part =
  | { kind: 'text'; text: string; quoted: boolean }
  | { kind: 'variable'; name: string; quoted: boolean; fallback: boolean }
  | { kind: 'script'; items: ScriptItem[]; quoted: boolean }
  | { kind: 'unreadable'; why: Why }

export interface Word {
  parts: Part[]
  line: number
}

/** `>`, `2>`, `<`, `<<<` with the word behind it; `<<` with the text of the here-document. */
export interface Redirect {
  op: string
  target: Word
}

export interface Command {
  words: Word[]
  redirects: Redirect[]
  line: number
  /** Lines joined as another shell does it. */
  foreign: WhyCode | null
}

/** Commands joined by `|`. `after` is what stands before the pipeline: nothing, `;`, `&`, `&&` or `||`. */
export interface Pipeline {
  kind: 'pipeline'
  commands: Command[]
  line: number
  after: string
  /** Ends with a single `&`, directly behind a word. */
  cut: boolean
}

export type ScriptItem =
  | Pipeline
  | { kind: 'comment'; text: string; line: number; alone: boolean }
  | { kind: 'refused'; line: number; why: Why }

/** A place in the text that is read once from left to right. */
export interface Cursor {
  readonly text: string
  at: number
  line: number
  /** Lines of a transcript: those without a prompt are what programs printed. By line, from 1. */
  readonly transcript: readonly boolean[]
  /** Comments that begin with `# curl` are root's prompt. */
  readonly rootPrompt: boolean
  /** The command being read had a prompt, so its further lines may begin with `> `. */
  prompted: boolean
  foreign: WhyCode | null
  /** Here-documents whose text begins at the next line. */
  pending: { redirect: Redirect; end: string; raw: boolean; strip: boolean }[]
  depth: number
  /** How many quotes and here-documents were not closed so far. */
  broken: number
  readonly readScript: (cursor: Cursor) => ScriptItem[]
}

/** Ends the reading of one command; never leaves the reader. */
export class Unreadable extends Refusal {}

/** Steps over a line's end, and over the `> ` a shell shows before the further lines of a command. */
export function nextLine(cursor: Cursor): void {
  cursor.at++
  cursor.line++
  if (cursor.prompted && cursor.text.startsWith('> ', cursor.at)) cursor.at += 2
}
