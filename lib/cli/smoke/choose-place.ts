import type { SuitePlace } from './run-answer'

export type Choice = { suiteId: string; environmentId: string; label: string } | { problem: string }

/**
 * The one suite and environment that were meant, or what is in the way: nothing of that name, a key that several integrations use, an
 * environment that is not there.
 */
export function choosePlace(
  found: readonly SuitePlace[],
  asked: { suite: string; environment: string; integration: string | null },
): Choice {
  const within = asked.integration ? ` in ${asked.integration}` : ''
  const live = found.filter((suite) => !suite.archived)
  if (found.length === 0) return { problem: `There is no suite "${asked.suite}"${within} that this token may see.` }
  if (live.length === 0) return { problem: `The suite "${asked.suite}"${within} is archived.` }
  const [suite, other] = live
  if (other) {
    const keys = live.map(({ integration }) => integration.key)
    return { problem: `Several integrations have a suite "${asked.suite}": ${keys.join(', ')}. Name one with --integration.` }
  }
  const environment = suite!.environments.find(({ id, key }) => id === asked.environment || key === asked.environment)
  if (!environment) {
    const keys = suite!.environments.map(({ key }) => key).join(', ') || 'none'
    return { problem: `${suite!.integration.key} has no environment "${asked.environment}". It has: ${keys}.` }
  }
  return {
    suiteId: suite!.id,
    environmentId: environment.id,
    label: `${suite!.integration.key}/${suite!.key} in ${environment.key}`,
  }
}
