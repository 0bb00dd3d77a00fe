import { z } from 'zod'

/** What `PUT /_settings` takes; what is left out stays. */
export const SettingsInput = z
  .strictObject({
    /** How long a cursor is accepted, in seconds. The Hostaway system promises 10 minutes. */
    cursor_ttl_s: z.number().min(0.05).max(86_400),
    /** How long an asynchronous chat of Uppzy takes, in milliseconds. */
    async_chat_ms: z.int().min(0).max(600_000),
    /** Requests a minute and key that Uppzy answers; above it 429. Setting it begins anew. */
    uppzy_per_minute: z.int().min(1).max(1_000_000),
    /** Verifications a minute and key that QWED grants; above it 429. Setting it begins anew. */
    qwed_quota: z.int().min(1).max(1_000_000),
  })
  .partial()

export type Settings = Required<z.output<typeof SettingsInput>>

/** How the target starts. */
export const firstSettings: Settings = { cursor_ttl_s: 600, async_chat_ms: 300, uppzy_per_minute: 6000, qwed_quota: 6000 }
