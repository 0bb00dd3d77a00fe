import { z } from 'zod'
import type { Reader } from '@/lib/core/db/client'

/** What an administrator decides for the whole installation. Every one has a safe value until somebody decides otherwise. */
export const InstanceSettings = z.object({
  /** The person who requested a release may hold one of its sign-off slots (semantics: no, unless this says so). */
  requesterMaySign: z.boolean().default(false),
  /** Smoke tests may reach addresses of this machine, where an allow rule names them. Opens services that trust local callers. */
  allowLoopback: z.boolean().default(false),
  /** Git servers whose files templates may follow, one a line as `parseHostLine` reads it. None: no template follows a repository. */
  sourceHosts: z.array(z.string().max(400)).max(50).default([]),
  /** The folder below which templates may follow files. Empty: no template follows a file here. */
  sourceFolder: z.string().max(1000).default(''),
  /** Days that runs of smoke tests are kept, and of one suite and environment at most so many; what a release rests on is kept for good. */
  smokePassedDays: z.number().int().min(1).max(3650).default(7),
  smokePassedRuns: z.number().int().min(100).max(1_000_000).default(10_000),
  /** The same for runs that failed, timed out or could not ask. */
  smokeFailedDays: z.number().int().min(1).max(3650).default(90),
  smokeFailedRuns: z.number().int().min(100).max(1_000_000).default(10_000),
})
export type InstanceSettings = z.output<typeof InstanceSettings>

/** Key of the one row in `settings` that holds them. */
export const instanceSettingsKey = 'instance'

/**
 * The settings of the installation with their version; 0 before anybody changed one. A value that no longer parses takes its safe value.
 */
export async function readInstanceSettings(reader: Reader): Promise<InstanceSettings & { version: number }> {
  const row = await reader.setting.findUnique({ where: { key: instanceSettingsKey } })
  const stored = (row?.value ?? {}) as Record<string, unknown>
  const known = Object.fromEntries(
    Object.entries(InstanceSettings.shape).flatMap(([key, schema]) => {
      const parsed = schema.safeParse(stored[key])
      return parsed.success ? [[key, parsed.data]] : []
    }),
  )
  return { ...InstanceSettings.parse(known), version: row?.version ?? 0 }
}
