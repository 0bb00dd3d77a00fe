import { isMethod } from '../clauses/is-method'
import { nameRequest, shortName } from '../clauses/name-request'
import type { ReadRequest, ReadSuite } from '../read-request'
import { HurlFile } from './hurl-file'
import { isBlank, isRequest, requestLine } from './line-kinds'
import { readAsked } from './read-asked'
import { readExpected } from './read-expected'
import type { EntryOptions } from './read-options'

/**
 * Reads a Hurl file (hurl.dev, "Hurl File"): each entry becomes a request, named by the comment right above it or by its path. What has no
 * counterpart is refused at its line; an entry with `skip: true` is left out, and said. Redirects are followed only where an option asks
 * for it, as Hurl does.
 */
export function readHurl(text: string): ReadSuite {
  const file = new HurlFile(text)
  const requests: ReadRequest[] = []
  let lost = false
  while (file.at < file.lines.length) {
    const line = file.lines[file.at]!
    if (isRequest(line)) {
      const request = readEntry(file)
      if (request) requests.push(request)
      lost = false
      continue
    }
    // What belongs together is refused once.
    if (!lost && !isBlank(line)) {
      file.refuse(file.at, 'hurl_no_entry')
      lost = true
    }
    file.at++
  }
  return { requests, refused: file.refused.sort((a, b) => a.line - b.line) }
}

function readEntry(file: HurlFile): ReadRequest | null {
  const start = file.at++
  const [, method, address] = requestLine.exec(file.lines[start]!)!
  const comment = /^\s*#+\s*(.*\p{L}.*)$/u.exec(start > 0 ? file.lines[start - 1]! : '')?.[1]
  const { options, ...asked } = readAsked(file, address!)
  const expected = readExpected(file)
  if (options.skip) {
    file.refuse(start, 'hurl_entry_off')
    return null
  }
  if (!isMethod(method!)) {
    file.refuse(start, 'method_unknown')
    return null
  }
  const name = comment === undefined ? nameRequest(method!, asked.url) : shortName(comment)
  const followRedirects = options.followRedirects ?? false
  const request = { name, method: method!, ...asked, ...expected, line: start + 1, followRedirects }
  return {
    ...request,
    ...(options.timeoutMs === undefined ? {} : { timeoutMs: options.timeoutMs }),
    ...(options.insecure ? { insecure: true as const } : {}),
    ...readRetries(file, start, options, expected.assertions.length),
  }
}

/** Asked again until all that is expected holds: a poll. An answer may take its time once; with nothing expected only network errors count. */
function readRetries(file: HurlFile, start: number, options: EntryOptions, expected: number): Pick<ReadRequest, 'poll' | 'retries'> {
  const { retry = 0, retryInterval = 1000, timeoutMs = 10_000 } = options
  if (retry === 0) return {}
  if (expected === 0) return { retries: retry }
  const windowMs = retry * retryInterval + timeoutMs
  if (expected <= 10 && windowMs <= 1_800_000) return { poll: { intervalMs: retryInterval, windowMs } }
  file.refuse(start, 'hurl_retry_bounds')
  return {}
}
