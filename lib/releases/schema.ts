import { z } from 'zod'

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
const reason = safe.trim().min(1).max(1000)
const id = z.uuid()

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return /^[A-Za-z]/.test(name)
  } catch {
    return false
  }
}

/** An IANA zone such as `Europe/Berlin`; offsets are refused, because they forget daylight saving. */
export const TimeZone = z.string().max(60).refine(isTimeZone, 'time_zone')

/** `2026-11-22T02:00` is read in the zone that comes with it; with an offset it is taken as it is. */
export const Moment = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})?$/, 'moment')

/** What is deployed: a name and the digest it is pinned to. */
export const Artifact = z.strictObject({
  name: line(200),
  digest: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^sha256:[0-9a-f]{64}$/, 'artifact_digest'),
})
export type Artifact = z.output<typeof Artifact>

/** Each name once: the subject keeps artifacts by name. */
export const Artifacts = z
  .array(Artifact)
  .max(50)
  .refine((list) => new Set(list.map((artifact) => artifact.name)).size === list.length, 'artifact_twice')

/** When the release may run, in its zone. */
export const ReleaseWindow = z.strictObject({ start: Moment, end: Moment, timeZone: TimeZone })

const releaseVersion = line(80)
const suiteKey = z.string().regex(/^[a-z0-9][a-z0-9_-]{0,63}$/, 'suite_key')
const facts = z.record(z.string().regex(/^[a-z][a-z0-9_]{0,63}$/), z.boolean())

export const CreateReleaseInput = z.strictObject({
  integrationId: id,
  environmentId: id,
  templateVersionId: id,
  title: line(120),
  version: releaseVersion,
  notes: paragraph(4000).default(''),
  artifacts: Artifacts.default([]),
  window: ReleaseWindow,
  /** Facts of the template that are left out take its defaults; unknown ones are refused. */
  facts: facts.default({}),
  /** Smoke suites to use instead of those the template names, by the template's key. */
  suites: z.record(suiteKey, suiteKey).default({}),
  /** Who works the plan; the one who creates it unless named. */
  managerId: id.nullish(),
})

/** Only what is named is written. */
export const UpdateReleaseInput = z.strictObject({
  releaseId: id,
  title: line(120).optional(),
  version: releaseVersion.optional(),
  notes: paragraph(4000).optional(),
  artifacts: Artifacts.optional(),
  window: ReleaseWindow.optional(),
  facts: facts.optional(),
  managerId: id.optional(),
})

export const ReleaseIdInput = z.strictObject({ releaseId: id })
/** `number` is the version that was looked at; `take` names what of it is taken, all else is left. */
export const TakeTemplateChangesInput = z.strictObject({
  releaseId: id,
  number: z.int().min(1).max(1_000_000),
  take: z.array(safe.max(600)).max(5000),
})
export const AbortReleaseInput = z.strictObject({ releaseId: id, reason })

/** sha256 of each part as the signer's page showed it. */
export const SeenSubject = z.record(z.string().regex(/^[a-z_]{1,30}$/), z.string().regex(/^[0-9a-f]{64}$/))

export const SignOffInput = z.strictObject({
  releaseId: id,
  slotId: id,
  decision: z.enum(['go', 'nogo']),
  /** Needed for NO-GO. */
  reason: paragraph(1000).default(''),
  /** What the signer saw; when a covered part is something else by now, nothing is signed. */
  subject: SeenSubject,
})

export const LiftSignOffInput = z.strictObject({ releaseId: id, signatureId: id, reason })

export const DelegateSlotInput = z.strictObject({
  releaseId: id,
  slotId: id,
  toId: id,
  reason,
  startsAt: Moment,
  endsAt: Moment,
  /** The zone the moments are read in. */
  timeZone: TimeZone.default('UTC'),
})
export const RevokeDelegationInput = z.strictObject({ releaseId: id, delegationId: id })

export const RequestOverrideInput = z.strictObject({ releaseId: id, reason: safe.trim().min(10).max(1000) })
export const OverrideIdInput = z.strictObject({ releaseId: id, overrideId: id })

/** What the releases page asks for; all of it comes from the address bar. */
export const ReleaseFilter = z.object({
  search: safe.trim().max(200).optional(),
  integrationId: id.optional(),
  environmentId: id.optional(),
  /** A state, `open` for all that still move, or `ended`. */
  state: z.string().max(30).optional(),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
})
export type ReleaseFilter = z.output<typeof ReleaseFilter>

export const releasesPerPage = 25

/** A station's settings; the station's own schema checks `params`. */
export const ConfigureStationInput = z.strictObject({ kind: z.string().max(64), params: z.record(z.string().max(64), z.json()) })
