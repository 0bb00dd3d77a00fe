import { type Locale, sayIssues } from '@/lib/core/texts'
import { assertionKinds } from './assertions'
import type { AssertionRegistry } from './assertions/kind'
import { isPattern } from './assertions/patterns'
import { pathFlaw } from './json-path'
import type { Assertion, Capture, Step, SuiteDefinition } from './step-schema'

/** Complaints by field, as a schema gives them, a key of ours or a sentence: `steps.0.assertions.1.params.path` → `jsonpath`. */
export type DefinitionFlaws = Record<string, string>

/**
 * What the kinds have to say about a definition, of steps, polls and what they submit: an unknown kind, parameters that its kind does not take, a
 * capture whose path or pattern cannot be used. Texts with a variable are judged at the run. Sentences are in `locale`. Empty when nothing.
 */
export function checkDefinition(
  definition: SuiteDefinition,
  locale: Locale = 'en',
  kinds: AssertionRegistry = assertionKinds,
): DefinitionFlaws {
  const flaws: DefinitionFlaws = {}
  const error = sayIssues(locale)
  for (const [at, step] of definition.steps.entries()) {
    if (step.kind === 'include') continue
    for (const [path, assertions] of assertionsOf(step)) checkAssertions(`steps.${at}.${path}`, assertions, kinds, error, flaws)
    checkCaptures(`steps.${at}.captures`, step.captures, flaws)
    checkCaptures(`steps.${at}.poll.submit.captures`, step.poll?.submit?.captures ?? [], flaws)
  }
  return flaws
}

function assertionsOf({ assertions, poll }: Step): [path: string, assertions: readonly Assertion[]][] {
  return [
    ['assertions', assertions],
    ['poll.submit.assertions', poll?.submit?.assertions ?? []],
    ['poll.doneWhen', poll?.doneWhen ?? []],
    ['poll.failWhen', poll?.failWhen ?? []],
  ]
}

function checkAssertions(
  at: string,
  assertions: readonly Assertion[],
  kinds: AssertionRegistry,
  error: ReturnType<typeof sayIssues>,
  flaws: DefinitionFlaws,
): void {
  for (const [index, assertion] of assertions.entries()) {
    const path = `${at}.${index}`
    const kind = kinds.get(assertion.kind)
    if (!kind) {
      flaws[`${path}.kind`] = 'assertion_unknown'
      continue
    }
    const params = kind.params.safeParse(assertion.params, { error })
    for (const issue of params.error?.issues ?? []) flaws[[path, 'params', ...issue.path].join('.')] ??= issue.message
  }
}

function checkCaptures(at: string, captures: readonly Capture[], flaws: DefinitionFlaws): void {
  for (const [index, { from, path }] of captures.entries()) {
    if (path.includes('{{')) continue
    const flaw = from === 'json' ? pathFlaw(path) : null
    if (flaw) flaws[`${at}.${index}.path`] = flaw === 'costly' ? 'jsonpath_costly' : 'jsonpath'
    else if (from === 'regex' && !isPattern(path)) flaws[`${at}.${index}.path`] = 'pattern'
  }
}
