import { z } from 'zod'
import { suiteFields, suiteKey } from '../schema'

/** Suites as files have them, for one integration: all of them are applied, or none. */
export const ApplySuitesInput = z
  .strictObject({
    integrationId: z.uuid(),
    suites: z
      .array(z.strictObject({ key: suiteKey, ...suiteFields }))
      .min(1, 'required')
      .max(50),
    /** Says what would happen, and does nothing. */
    dryRun: z.boolean().default(false),
  })
  .superRefine(({ suites }, context) => {
    const keys = new Set<string>()
    for (const [index, { key }] of suites.entries()) {
      if (keys.has(key)) context.addIssue({ code: 'custom', path: ['suites', index, 'key'], message: 'suite_twice' })
      keys.add(key)
    }
  })
