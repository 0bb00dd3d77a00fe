import type { ErrorCode } from 'yaml'
import type words from '@/messages/en/suite_reading.json'

/** A reason by the name of its words in `messages/…/suite_reading.json`: one without words does not compile. */
export type WhyCode = keyof typeof words

/** Why something is refused: a code, and what its words need. A parameter may be a reason itself. */
export interface Why {
  code: WhyCode
  params: Record<string, string | number | Why>
}

/** How a reason is given: by its code with its parameters, or as one that somebody else gave. */
export type Reason = [why: WhyCode | Why, params?: Why['params']]

/** A reason as a value. */
export const because = (...[why, params = {}]: Reason): Why => (typeof why === 'string' ? { code: why, params } : why)

/** A reason behind the name of what it is about: `timeout: …`. */
export const about = (what: string | Why, ...reason: Reason): Why => because('about', { what, why: because(...reason) })

/** What the YAML parser has against a document, by its own name for it (`BAD_INDENT`): its message quotes the document. */
export const yamlFlaw = (code: ErrorCode): Why => about('YAML', `yaml_${code.toLowerCase() as Lowercase<ErrorCode>}`)
