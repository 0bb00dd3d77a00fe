import type { ReadRequest, ReadSuite, RefusedPart } from '../read-request'
import { newVariables } from './expand-word'
import { expectedStatus } from './expected-status'
import { prepareSource } from './prepare-source'
import { readPipeline } from './read-pipeline'
import { readScript } from './read-script'
import type { Cursor, ScriptItem } from './shell'

type Comment = Extract<ScriptItem, { kind: 'comment' }>

/**
 * Reads curl commands as people paste them: lines of a shell, a script, a transcript with prompts, Markdown with blocks of code. Each address
 * becomes a request; variables of the shell become `{{NAMES}}`, except where the text itself gives them a literal. A status named in the comment
 * directly above or at the end becomes an assertion, else the comment above becomes the name. Options that concern only output or transfer
 * are passed over (curl-options.ts), as are programs that show the answer (read-pipe.ts). Everything else that is not understood is in
 * `refused` with its line; reasons never hold values of the text. Never throws.
 */
export function readCurl(source: string): ReadSuite {
  const { refused, ...prepared } = prepareSource(source)
  const cursor: Cursor = { ...prepared, at: 0, line: 1, prompted: false, foreign: null, pending: [], depth: 0, broken: 0, readScript }
  const requests: ReadRequest[] = []
  const variables = newVariables()
  const names = new Map<string, number>()
  let above: Comment[] = []
  let last: ReadRequest[] = []
  for (const item of readScript(cursor)) {
    if (item.kind === 'comment') {
      if (item.alone) above.push(item)
      else assertStatus([item], last, refused)
      continue
    }
    if (item.kind === 'refused') refused.push({ line: item.line, why: item.why })
    else {
      const found = readPipeline(item, variables)
      const comments = blockAbove(above, item.line)
      nameRequests(comments, found.requests, names)
      assertStatus(comments, found.requests, refused)
      requests.push(...found.requests)
      refused.push(...found.refused)
      last = found.requests
    }
    above = []
  }
  return { requests, refused: refused.sort((a, b) => a.line - b.line) }
}

/** The comments that stand line on line directly above. */
function blockAbove(comments: Comment[], line: number): Comment[] {
  const block: Comment[] = []
  for (const comment of comments.toReversed()) {
    if (comment.line !== line - 1 - block.length) break
    block.unshift(comment)
  }
  return block
}

/** A comment says what is expected of the command more exactly than `-f` does. */
function assertStatus(comments: Comment[], requests: ReadRequest[], refused: RefusedPart[]): void {
  if (requests.length === 0) return
  for (const comment of comments) {
    const found = expectedStatus(comment.text)
    if (found && 'why' in found) refused.push({ line: comment.line, why: found.why })
    else if (found) {
      for (const request of requests) {
        const others = request.assertions.filter(({ kind }) => kind !== 'status')
        request.assertions = [{ kind: 'status', params: found }, ...others]
      }
    }
  }
}

/** The first line above that expects no status names its requests; a name that is there already gets a number. */
function nameRequests(comments: Comment[], requests: ReadRequest[], names: Map<string, number>): void {
  const title = comments
    .filter(({ text }) => expectedStatus(text) === null)
    .map(({ text }) => text.replace(/\p{Cc}/gu, ' ').replace(/^[#\s=-]+|[#\s=-]+$/g, ''))
    .find((text) => text !== '')
  for (const request of requests) {
    const name = (title ?? request.name).slice(0, 110)
    const count = (names.get(name) ?? 0) + 1
    names.set(name, count)
    request.name = count === 1 ? name : `${name} (${count})`
  }
}
