import type { LoggedStep } from './edit-state'

/**
 * What happened to a draft that this page did not do: the steps that are new, and whether there is anything at all (a step undone by
 * somebody else leaves none). Numbers alone do not tell: the number of an undone step is given again to the next one.
 */
export function foreignSteps(known: readonly LoggedStep[], read: readonly LoggedStep[]): { theirs: LoggedStep[]; any: boolean } {
  const done = (steps: readonly LoggedStep[]) => steps.filter((step) => !step.undone)
  // The oldest steps of a long draft are forgotten.
  const first = Math.max(known[0]?.seq ?? 0, read[0]?.seq ?? 0)
  const ours = done(known).filter((step) => step.seq >= first)
  const now = done(read).filter((step) => known.length === 0 || step.seq >= first)
  let same = 0
  while (same < ours.length && same < now.length && alikeSteps(ours[same]!, now[same]!)) same += 1
  const theirs = now.slice(same)
  return { theirs, any: theirs.length > 0 || same < ours.length }
}

const alikeSteps = (one: LoggedStep, other: LoggedStep) =>
  one.seq === other.seq && one.byName === other.byName && one.label.what === other.label.what && one.label.text === other.label.text
