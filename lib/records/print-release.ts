import { printAbout } from './print-about'
import { printBeside } from './print-beside'
import { printOverrides } from './print-overrides'
import { printPlan } from './print-plan'
import { printSignOff } from './print-sign-off'
import { printVerdict } from './print-verdict'
import type { ReleaseRecord } from './record'
import { type Manner, speechOf, words } from './words'

/**
 * A release as Markdown that any forge renders: what is released, the verdict, the plan with who settled what and when, what is absent and
 * why, evidence, signatures with what they mean and what they are worth, and what goes beside the plan. Nothing anybody wrote can be more
 * than words in it.
 */
export function printRelease(record: ReleaseRecord, manner: Manner): string {
  const say = speechOf(manner)
  const { title, version, environment, readAt } = record.release
  const lines = [
    `# ${words(`${title} ${version} → ${environment.name}`)}`,
    '',
    say.t('record.as_of', { at: say.at(readAt) }),
    ...printAbout(record.release, say),
    ...printVerdict(record.release, say),
    ...printOverrides(record.release, say),
    ...printSignOff(record.release, say),
    ...printPlan(record, say),
    ...printBeside(record, say),
  ]
  return `${lines.join('\n')}\n`
}
