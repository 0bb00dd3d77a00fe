import { digestOf } from '@/lib/core/canonical'
import type { ConfigurationFact, Json, SubjectFacts } from './subject-facts'
import { type Part, parts } from './subject-parts'

/** One part as it is: its content and the sha256 (hex) of that content's canonical JSON (RFC 8785). */
export interface SubjectPart {
  digest: string
  content: Json
}

/**
 * What a signature is about: a versioned set of parts. A part that is absent did not exist when the subject was made.
 * `evidence` and `exceptions` are written as maps by entry, so that the order rows come back in means nothing.
 */
export type Subject = Partial<Record<Part, SubjectPart>>

/** The digests alone, as a signature stores them and as a signer's page sends them back. */
export type SubjectDigests = Partial<Record<Part, string>>

/** The whole subject from plain facts. Pure: the same facts in another order give the same digests. */
export function buildSubject(facts: SubjectFacts): Subject {
  const contents: Record<Part, Json> = {
    version: facts.version,
    artifacts: Object.fromEntries(facts.artifacts.map((artifact) => [artifact.name, artifact.digest])),
    configuration: {
      settings: Object.fromEntries(facts.configuration.map((value) => [value.key, settingContent(value)])),
      features: Object.fromEntries(facts.features.map((feature) => [feature, true])),
    },
    plan: planContent(facts),
    exceptions: Object.fromEntries(facts.exceptions.map(({ item, ...rest }) => [item, { ...rest } as Record<string, Json>])),
    evidence: Object.fromEntries(facts.evidence.map(({ id, ...rest }) => [id, { ...rest } as Record<string, Json>])),
  }
  return Object.fromEntries(parts.map((part) => [part, { digest: digestOf(contents[part]), content: contents[part] }]))
}

/** A setting as it is signed: a plain one by value, a secret only by id, version and keyed fingerprint. */
function settingContent(setting: ConfigurationFact): Json {
  if (setting.kind === 'plain') return { value: setting.value }
  return { secret: setting.id, version: setting.version, fingerprint: setting.fingerprint }
}

/** Texts, kinds and limits of the items that apply, and the slots with what they cover and mean. Positions are layout, not plan. */
function planContent(facts: SubjectFacts): Json {
  return {
    items: Object.fromEntries(facts.plan.items.map(({ key, ...rest }) => [key, { ...rest } as Record<string, Json>])),
    slots: Object.fromEntries(
      facts.plan.slots.map((slot) => [
        `${slot.before} ${slot.role} ${slot.name}`,
        { covers: [...slot.covers].sort(), meaning: slot.meaning, meaningZh: slot.meaningZh, validHours: slot.validHours },
      ]),
    ),
  }
}

/** The digests of a subject. */
export function digestsOf(subject: Subject): SubjectDigests {
  return Object.fromEntries(Object.entries(subject).map(([part, value]) => [part, value.digest]))
}

/** One digest for the whole subject: sha256 over its parts' digests. It names what is on the page. */
export function subjectDigest(digests: SubjectDigests): string {
  return digestOf(digests as Record<string, string>)
}
