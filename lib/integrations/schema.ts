import { z } from 'zod'

/** The six areas every production integration names an owner for (`UPZ-1`), in the order they are shown. */
export const ownerAreas = [
  'runtime_configuration',
  'key_lifecycle',
  'document_rollout',
  'monitoring',
  'incident_response',
  'release_approvals',
] as const
export type OwnerArea = (typeof ownerAreas)[number]

export const variableKinds = ['plain', 'secret'] as const
export type VariableKind = (typeof variableKinds)[number]

/** `feature`: only where the named feature is on. */
export const requiredWhens = ['always', 'never', 'feature'] as const
export type RequiredWhen = (typeof requiredWhens)[number]

/** Longest value a variable may hold, in characters. */
export const maxValueLength = 8000

const wellFormed = (text: string) => text.isWellFormed() && !text.includes('\u0000')
/** Text PostgreSQL can keep: no NUL, no broken surrogates. */
const safe = z.string().refine(wellFormed, 'unreadable_text')
const line = (max: number) =>
  safe
    .trim()
    .min(1)
    .max(max)
    .regex(/^[^\p{Cc}]*$/u, 'one_line')
const paragraph = (max: number) => safe.trim().max(max)

const id = z.uuid()
/** A short name for addresses and machines: `listings-api`. */
const slug = z
  .string()
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'slug')
  .max(40)
const featureKey = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/, 'feature_key')
const variableKey = z.string().regex(/^[A-Z][A-Z0-9_]{0,63}$/, 'variable_key')

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return /^[A-Za-z]/.test(name)
  } catch {
    return false
  }
}
const timeZone = z.string().max(60).refine(isTimeZone, 'time_zone')

const integrationFields = { name: line(80), description: paragraph(2000).default(''), critical: z.boolean().default(false) }
export const CreateIntegrationInput = z.strictObject({ key: slug, ...integrationFields })
export const UpdateIntegrationInput = z.strictObject({ integrationId: id, ...integrationFields })
export const IntegrationIdInput = z.strictObject({ integrationId: id })

export const AssignOwnerInput = z.strictObject({ integrationId: id, area: z.enum(ownerAreas), personId: id })
export const ClearOwnerInput = z.strictObject({ integrationId: id, area: z.enum(ownerAreas) })

const environmentFields = {
  name: line(60),
  production: z.boolean().default(false),
  features: z.array(featureKey).max(50).default([]),
  timeZone: timeZone.default('UTC'),
}
export const CreateEnvironmentInput = z.strictObject({ integrationId: id, key: slug, ...environmentFields })
export const UpdateEnvironmentInput = z.strictObject({ environmentId: id, ...environmentFields })
export const EnvironmentIdInput = z.strictObject({ environmentId: id })

const variableFields = {
  requiredWhen: z.enum(requiredWhens).default('always'),
  /** The feature that makes it required; only with `requiredWhen: 'feature'`. */
  feature: featureKey.nullish(),
  description: paragraph(500).default(''),
  /** What it should be, shown beside every environment (`QWD-3`); plain variables only. */
  recommended: safe.max(500).nullish(),
}
export const DefineVariableInput = z.strictObject({ integrationId: id, key: variableKey, kind: z.enum(variableKinds), ...variableFields })
export const UpdateVariableInput = z.strictObject({ variableId: id, ...variableFields })
export const VariableIdInput = z.strictObject({ variableId: id })

export const SetValueInput = z.strictObject({
  variableId: id,
  environmentId: id,
  value: safe.min(1).max(maxValueLength),
})
export const ValueIdInput = z.strictObject({ variableId: id, environmentId: id })

/** Where an environment's smoke tests may send requests. `*.example.com` covers every host below it, not itself. */
export const AddAllowRuleInput = z.strictObject({
  environmentId: id,
  scheme: z.enum(['https', 'http']),
  host: line(253).toLowerCase(),
  ports: z.array(z.coerce.number<number>().int().min(1).max(65_535)).min(1).max(10),
  /** Narrows the rule to answers of the name server inside this range: `10.20.0.0/16`. */
  cidr: z.string().trim().max(50).nullish(),
})
export const AllowRuleIdInput = z.strictObject({ allowRuleId: id })

/** `2026-11-22T02:00` is read in the environment's time zone; with an offset it is taken as it is. */
export const moment = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})?$/, 'moment')
export const AddFreezeInput = z.strictObject({ environmentId: id, startsAt: moment, endsAt: moment, reason: line(300) })
export const FreezeIdInput = z.strictObject({ freezeId: id })

export type AllowRuleInput = z.output<typeof AddAllowRuleInput>
