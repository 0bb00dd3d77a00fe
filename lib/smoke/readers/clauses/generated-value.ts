import { generatedNames } from '../../generated-names'

/**
 * Names for values made anew at each run, with the one of ours that makes the same: Hurl ("Functions"), and the dynamic variables of Postman, which
 * Bruno has too. What makes another kind of value, or one within other bounds, is not among them.
 */
const same: Record<string, string> = {
  newUuid: '$uuid',
  newDate: '$now',
  $guid: '$uuid',
  $randomUUID: '$uuid',
  $timestamp: '$now.unix',
  $isoTimestamp: '$now',
  ...Object.fromEntries(generatedNames.map((name) => [name, name])),
}

/** Ours for a generated value of another format; undefined when there is none. */
export const generatedValue = (name: string): string | undefined => (Object.hasOwn(same, name) ? same[name] : undefined)
