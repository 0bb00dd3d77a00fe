import { assertionKinds } from './assertions'
import type { AssertionRegistry } from './assertions/kind'
import { pathFlaw } from './json-path'
import type { SuiteDefinition } from './step-schema'

/** Keys of complaints by field, as a schema gives them: `steps.0.assertions.1.params.path` → `jsonpath`. */
export type DefinitionFlaws = Record<string, string>

/**
 * What the kinds have to say about a definition: an unknown kind, parameters that its kind does not take, a capture whose
 * path cannot be used. Empty when nothing.
 */
export function checkDefinition(definition: SuiteDefinition, kinds: AssertionRegistry = assertionKinds): DefinitionFlaws {
  const flaws: DefinitionFlaws = {}
  for (const [at, step] of definition.steps.entries()) {
    if (step.kind === 'include') continue
    for (const [index, assertion] of step.assertions.entries()) {
      const path = `steps.${at}.assertions.${index}`
      const kind = kinds.get(assertion.kind)
      if (!kind) {
        flaws[`${path}.kind`] = 'assertion_unknown'
        continue
      }
      const params = kind.params.safeParse(assertion.params)
      for (const issue of params.error?.issues ?? []) flaws[[path, 'params', ...issue.path].join('.')] ??= issue.message
    }
    for (const [index, capture] of step.captures.entries()) {
      const flaw = capture.from === 'json' && !capture.path.includes('{{') ? pathFlaw(capture.path) : null
      if (flaw) flaws[`steps.${at}.captures.${index}.path`] = flaw === 'costly' ? 'jsonpath_costly' : 'jsonpath'
    }
  }
  return flaws
}
