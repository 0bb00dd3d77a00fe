import { because, type Why } from '../why'

const phrases =
  `ok|created|accepted|no content|moved|found|see other|not modified|temporary|permanent|bad request|unauthori[sz]ed|payment|forbidden|not found|
method not allowed|not acceptable|conflict|gone|precondition|payload|unsupported|unprocessable|too many|internal|not implemented|bad gateway|service
unavailable|gateway timeout`.replaceAll('\n', '')
const code = String.raw`[1-5](?:\d\d|xx)`
const codes = String.raw`(${code}(?:\s*(?:,|\/|-|–|or|oder|或)\s*${code})*)(?![\w.]|\s*%)`
const words = String.raw`→|->|=>|\b(?:should|must|shall|will|expect(?:s|ed|ing)?|returns?|responds?|answers?|gives?|gets?|yields?|status|http(?:\/\d(?:\.\d)?)?)\b|应|期望|预期|返回`
const said = new RegExp(`(?:${words})([^\\d→]{0,40}?)\\b${codes}(.{0,30})`, 'is')
const alone = new RegExp(`^[:=\\s]*${codes}\\s*(?:$|[(:,.!-]|(?:${phrases})\\b)`, 'i')
/** What is counted is no status: `returns 200 items`. */
const counted = /^\s+(?:ms\b|of\b|(?!(?:status|as|is|was|unless|always|ok|success)\b)[a-z]+s\b)/i
const negated = /\b(?:not|never|no)\b|n't/i

/**
 * The status a comment asks for, as the `status` assertion writes it: `# should return HTTP 400`, `# expect 200 or 204`, `# → 401 Unauthorized`.
 * Null where it says nothing of one; refused where it says what the status must not be.
 */
export function expectedStatus(comment: string): { expected: string } | { why: Why } | null {
  const text = comment.slice(0, 500)
  const [, between = '', named, after = ''] = said.exec(text) ?? []
  if (named !== undefined && !counted.test(after)) {
    if (negated.test(between)) return { why: because('status_negated') }
    return { expected: written(named) }
  }
  const only = alone.exec(text)?.[1]
  return only === undefined ? null : { expected: written(only) }
}

function written(text: string): string {
  return text
    .toLowerCase()
    .replace(/\s*[-–]\s*/g, '-')
    .replace(/\s*(?:,|\/|or|oder|或)\s*/g, ', ')
    .replace(/(\dxx)-|-(\dxx)/g, (range) => range.replace('xx', '00'))
}
