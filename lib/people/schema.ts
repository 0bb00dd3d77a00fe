import { z } from 'zod'
import { roles } from '@/lib/core/actor'
import { parseHostLine } from '@/lib/core/outgoing/host-line'
import { tokenScopes } from '@/lib/core/permissions'

/** Longest password that is hashed, in characters: beyond it the work of hashing would be the attacker's to choose. */
export const longestPassword = 200

const safe = z.string().refine((text) => text.isWellFormed() && !text.includes('\u0000'), 'unreadable_text')
const line = (max: number) =>
  safe
    .trim()
    .min(1, 'required')
    .max(max)
    .regex(/^[^\p{Cc}]*$/u, 'one_line')

const id = z.uuid()
const integrationId = id.nullable().default(null)

/** An address as people type it; kept in small letters, so that one mailbox is one person. */
export const emailAddress = z.string().trim().toLowerCase().max(254).pipe(z.email('email'))
const personName = line(80)
/** A secret that is typed: never trimmed, and long enough to be judged by the rules with their own sentences. */
const password = safe.min(1, 'required').max(longestPassword)
const oneTimeToken = z.string().min(1, 'required').max(100)

export const localeChoices = ['en', 'zh'] as const
export const themeChoices = ['system', 'light', 'dark'] as const
/** How plans read: as the interface, in one language, or in both side by side. */
export const planLanguageChoices = ['own', 'en', 'zh', 'both'] as const

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return /^[A-Za-z]/.test(name)
  } catch {
    return false
  }
}
const timeZone = z.string().max(60).refine(isTimeZone, 'time_zone')

/** `device` is what the browser says of itself; the door fills it in. */
export const SignInInput = z.strictObject({ email: safe.trim().toLowerCase().min(1).max(254), password, device: safe.max(300).default('') })

/** `integrationId: null` is for all integrations. */
export const RoleInput = z.strictObject({ personId: id, role: z.enum(roles), integrationId })
export const SlotInput = z.strictObject({ personId: id, slotRoleId: id, integrationId })

export const InvitePersonInput = z.strictObject({
  email: emailAddress,
  name: personName,
  locale: z.enum(localeChoices).default('en'),
  roles: z
    .array(z.strictObject({ role: z.enum(roles), integrationId }))
    .max(50)
    .default([]),
  slots: z
    .array(z.strictObject({ slotRoleId: id, integrationId }))
    .max(50)
    .default([]),
})
export const PersonIdInput = z.strictObject({ personId: id })

/** `name` is asked with an invitation and left out with a reset. */
export const AcceptInvitationInput = z.strictObject({ token: oneTimeToken, name: personName.optional(), newPassword: password })
export const SetUpInput = z.strictObject({
  token: oneTimeToken,
  name: personName,
  email: emailAddress,
  newPassword: password,
  locale: z.enum(localeChoices).default('en'),
  timeZone: timeZone.default('UTC'),
})

export const ConfirmPasswordInput = z.strictObject({ password })
export const ChangePasswordInput = z.strictObject({ password, newPassword: password })
/** What is not named stays. */
export const PreferencesInput = z.strictObject({
  name: personName.optional(),
  locale: z.enum(localeChoices).optional(),
  theme: z.enum(themeChoices).optional(),
  timeZone: timeZone.optional(),
  planLanguage: z.enum(planLanguageChoices).optional(),
  remindByMail: z.boolean().optional(),
})

export const EndSessionInput = z.strictObject({ sessionId: id })
/** Administrators may name another person. */
export const EndAllSessionsInput = z.strictObject({ personId: id.optional() })

export const CreateSlotRoleInput = z.strictObject({
  key: z.string().regex(/^[a-z][a-z0-9_]{0,39}$/, 'feature_key'),
  name: line(60),
  nameZh: safe.trim().max(60).default(''),
})
export const UpdateSlotRoleInput = z.strictObject({ slotRoleId: id, name: line(60), nameZh: safe.trim().max(60).default('') })
export const RetireSlotRoleInput = z.strictObject({ slotRoleId: id, retired: z.boolean().default(true) })

/** Longest life of a token, in days. */
export const longestTokenDays = 365
export const CreateTokenInput = z.strictObject({
  name: line(60),
  scopes: z.array(z.enum(tokenScopes)).min(1, 'choose_one').max(tokenScopes.length),
  days: z.coerce.number<number>().int().min(1).max(longestTokenDays),
})
export const RevokeTokenInput = z.strictObject({ tokenId: id })

const keptDays = z.coerce.number<number>().int().min(1).max(3650)
const keptRuns = z.coerce.number<number>().int().min(100).max(1_000_000)

/** What is not named stays. */
export const UpdateSettingsInput = z.strictObject({
  requesterMaySign: z.boolean().optional(),
  allowLoopback: z.boolean().optional(),
  sourceHosts: z
    .array(safe.trim().max(400))
    .max(50)
    .refine((hosts) => hosts.every((host) => parseHostLine(host) !== null), 'source_hosts')
    .optional(),
  sourceFolder: safe
    .trim()
    .max(1000)
    .regex(/^(?:\/[^\p{Cc}]*)?$/u, 'source_folder')
    .optional(),
  smokePassedDays: keptDays.optional(),
  smokePassedRuns: keptRuns.optional(),
  smokeFailedDays: keptDays.optional(),
  smokeFailedRuns: keptRuns.optional(),
})
