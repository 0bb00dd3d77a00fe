import { z } from 'zod'
import type { Reader } from '@/lib/core/db/client'
import { type EnvironmentConfiguration, getConfigurationFacts } from '@/lib/integrations/configuration'
import type { DelegationFact } from './decide-sign'
import { type JudgedSlot, judgeSlots } from './judge-slots'
import { judgeVerdict, type Verdict } from './judge-verdict'
import { parseDigests, readSubjects } from './keep-subject'
import { type LoadedPlan, loadPlan } from './load-plan'
import { Artifact } from './schema'
import { nextStep, type Step } from './state'
import { listSetups, readStationSettings } from './station-settings'
import { stations } from './stations/index'
import { buildSubject, digestsOf, type Subject, type SubjectDigests } from './subject'

const StoredArtifacts = z.array(Artifact).catch([])

/** A release as stored, with everything its own tables hold. */
export async function loadRelease(reader: Reader, releaseId: string) {
  return reader.release.findUnique({
    where: { id: releaseId },
    include: {
      integration: { select: { id: true, key: true, name: true } },
      environment: { select: { id: true, key: true, name: true, production: true } },
      checklist: { select: { id: true, windowStart: true, windowEnd: true, timeZone: true, facts: true, phases: true, version: true } },
      slots: { orderBy: { position: 'asc' }, include: { delegations: { orderBy: { createdAt: 'asc' } } } },
      signatures: { orderBy: { signedAt: 'desc' } },
      overrides: { orderBy: { requestedAt: 'asc' } },
    },
  })
}
export type LoadedRelease = NonNullable<Awaited<ReturnType<typeof loadRelease>>>
type SignatureRow = LoadedRelease['signatures'][number] & { signed: Subject }
type SlotRow = LoadedRelease['slots'][number]

/** A release with its plan, its configuration, its subject, what its signatures are worth, and the verdict. */
export interface ReleaseFacts {
  release: LoadedRelease
  plan: LoadedPlan
  configuration: EnvironmentConfiguration
  artifacts: Artifact[]
  subject: Subject
  digests: SubjectDigests
  /** What the subject was when the release ended; null while it moves. */
  endDigests: SubjectDigests | null
  slots: JudgedSlot<SlotRow, SignatureRow>[]
  /** Null once the release has ended: nothing is asked any more. */
  verdict: Verdict | null
}

/** Collects every fact a release is judged from. `now` is database time in a verb and the instance's clock in a read. */
export async function loadFacts(reader: Reader, releaseId: string, now: Date): Promise<ReleaseFacts | null> {
  const release = await loadRelease(reader, releaseId)
  if (!release) return null
  // One after another: inside a transaction there is one connection.
  const plan = await loadPlan(reader, release, now)
  const configuration = await getConfigurationFacts(reader, release.environmentId)
  const milestones = await readMilestones(reader, release)
  const settings = await readStationSettings(reader)
  if (!configuration) throw new Error('The environment of a release is gone')
  const artifacts = StoredArtifacts.parse(release.artifacts)
  const subject = buildSubject({
    version: release.releaseVersion,
    artifacts,
    configuration: configuration.content.settings,
    features: configuration.content.features,
    plan: { items: plan.planItems, slots: release.slots.map(({ slotRoleKey, ...slot }) => ({ role: slotRoleKey, ...slot })) },
    exceptions: plan.exceptions,
    evidence: plan.evidence,
  })
  const signedDigests = release.signatures.map((signature) => parseDigests(signature.subject))
  const [atStart, atEnd, ...signed] = await readSubjects(reader, [milestones.started, milestones.ended, ...signedDigests], subject)
  const slots = judgeSlots<SlotRow, SignatureRow>(
    release.slots,
    release.signatures.map((signature, index) => ({ ...signature, signed: signed[index] ?? {} })),
    {
      state: release.state,
      windowEnd: release.checklist.windowEnd,
      startedAt: release.startedAt,
      endedAt: release.endedAt,
      now: { subject },
      atStart: nonEmpty(atStart),
      atEnd: nonEmpty(atEnd),
    },
    now,
  )
  const step = nextStep(release.state)
  const endDigests = release.endedAt ? milestones.ended : null
  const facts = { release, plan, configuration, artifacts, subject, digests: digestsOf(subject), endDigests, slots }
  return { ...facts, verdict: step ? judge(facts, step, settings.settings, now) : null }
}

function judge(facts: Omit<ReleaseFacts, 'verdict'>, step: Step, settings: Record<string, unknown>, now: Date): Verdict {
  const { release, plan, configuration, slots } = facts
  const { windowStart, windowEnd } = release.checklist
  const { set, required, findings, freezes } = configuration
  const verdictFacts = {
    release: {
      id: release.id,
      integrationKey: release.integration.key,
      environmentId: release.environmentId,
      window: { start: windowStart, end: windowEnd },
    },
    items: plan.items,
    suites: plan.suites,
    configuration: { set, required, findings },
    slots: slots.map((slot) => slot.fact),
    freezes,
  }
  return judgeVerdict(stations, listSetups(settings), verdictFacts, step, now)
}

const nonEmpty = (subject: Subject | undefined): Subject | null => (subject && Object.keys(subject).length > 0 ? subject : null)

const Milestone = z.object({ what: z.string(), subject: z.unknown() })

/** The subject's digests when the release started and when it ended, as its own change records keep them. */
async function readMilestones(reader: Reader, release: LoadedRelease): Promise<{ started: SubjectDigests; ended: SubjectDigests }> {
  if (!release.startedAt && !release.endedAt) return { started: {}, ended: {} }
  const rows = await reader.change.findMany({
    where: {
      releaseId: release.id,
      kind: 'release',
      OR: ['started', 'completed', 'aborted', 'superseded'].map((what) => ({ details: { path: ['what'], equals: what } })),
    },
    orderBy: { at: 'desc' },
    select: { details: true },
  })
  const told = rows.flatMap((row) => Milestone.safeParse(row.details).data ?? [])
  const find = (matches: (what: string) => boolean) => parseDigests(told.find((row) => matches(row.what))?.subject)
  return { started: find((what) => what === 'started'), ended: find((what) => what !== 'started') }
}

/** Delegations of a slot as the rules need them. `holders` are the ids of those who hold the slot's role now and are not disabled. */
export function delegationFacts(slot: SlotRow, holders: ReadonlySet<string>): DelegationFact[] {
  return slot.delegations.map(({ id, slotId, toId, fromId, startsAt, endsAt, revokedAt }) => ({
    id,
    slotId,
    toId,
    startsAt,
    endsAt,
    revokedAt,
    fromHolds: holders.has(fromId),
  }))
}
