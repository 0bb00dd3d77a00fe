import { describeDifference } from '@/lib/releases/describe-difference'
import type { ReleaseView, SignatureView, SlotView } from '@/lib/releases/view'
import { below, digest, quote, type Speech, words } from './words'

/** Every slot with what stands in it, and every signature it ever had: nothing is left out because it was lifted, replaced or stale. */
export function printSignOff({ slots, signatures }: ReleaseView, say: Speech): string[] {
  const { t } = say
  return [
    '',
    `## ${t('releases.panel.sign_off')}`,
    ...(slots.length === 0 ? ['', t('record.sign_off.none')] : []),
    ...slots.flatMap((slot) =>
      printSlot(
        slot,
        signatures.filter((signature) => signature.slotId === slot.id),
        say,
      ),
    ),
  ]
}

function printSlot(slot: SlotView, signatures: readonly SignatureView[], say: Speech): string[] {
  const { t, raw } = say
  const worth = raw(`releases.slot.${slot.worth === 'open' ? 'unsigned' : slot.worth}`)
  const names = slot.eligible.length > 0 ? slot.eligible.map(words).join(', ') : t('record.sign_off.nobody')
  return [
    '',
    `### ${say.plan(slot.name, slot.nameZh)}${say.colon}${worth}`,
    '',
    `- ${t('record.sign_off.before')}${say.colon}${t(`record.sign_off.${slot.before}`)}`,
    `- ${t('record.sign_off.covers')}${say.colon}${slot.covers.map((part) => partName(part, say)).join(', ')}`,
    `- ${t('record.sign_off.meaning')}${say.end}`,
    ...below(['', ...quote(say.language === 'zh' ? slot.meaningZh || slot.meaning : slot.meaning)]),
    ...(slot.worth === 'go' || slot.worth === 'nogo' ? [] : [`- ${t('record.sign_off.waiting')}${say.colon}${names}`]),
    ...slot.delegations.map(
      ({ fromName, toName, startsAt, endsAt, reason, state }) =>
        `- ${t('record.sign_off.delegation', { from: fromName, to: toName, start: say.at(startsAt), end: say.at(endsAt), reason })} (${t(`record.sign_off.delegation_state.${state}`)})`,
    ),
    ...(signatures.length > 0
      ? [`- ${t('releases.panel.record')}${say.end}`, ...signatures.flatMap((one) => below(printSignature(one, say)))]
      : []),
  ]
}

const partName = (part: string, { raw }: Speech) => (raw.has(`releases.parts.${part}`) ? raw(`releases.parts.${part}`) : words(part))

function printSignature(signature: SignatureView, say: Speech): string[] {
  const { t, raw, at } = say
  const { worth, decision, digests } = signature
  const word = worth === 'lifted' ? raw(`releases.record.lifted_${decision}`) : raw(`releases.record.${worth}`)
  const head = [
    `**${raw(`releases.record.${decision}`)}** ${words(signature.printedName)}`,
    words(at(signature.signedAt)),
    `**${word}**${signature.worthAt ? ` ${t('record.sign_off.since', { at: at(signature.worthAt) })}` : ''}`,
    ...(worth === 'valid' && signature.expiresAt ? [t('record.sign_off.expires', { at: at(signature.expiresAt) })] : []),
    ...(signature.delegatedFrom === null ? [] : [t('releases.record.delegated', { name: signature.delegatedFrom })]),
  ]
  return [
    `- ${head.join(' · ')}`,
    ...below([
      `- ${raw('releases.record.meaning')}${say.end}`,
      ...below(['', ...quote(signature.meaning)]),
      ...(signature.reason === '' ? [] : [`- ${raw('releases.record.reason')}${say.end}`, ...below(['', ...quote(signature.reason)])]),
      ...(signature.liftedReason === ''
        ? []
        : [`- ${raw('releases.record.lift_reason')}${say.end}`, ...below(['', ...quote(signature.liftedReason)])]),
      ...signature.differences.flatMap(({ part, differences }) =>
        differences.map(
          (difference) =>
            `- ${t('record.sign_off.stale_by')}${say.colon}${partName(part, say)}${say.colon}${sayDifference(part, difference, say)}`,
        ),
      ),
      `- ${raw('releases.record.digests')}${say.end}`,
      ...below(
        Object.entries(digests)
          .filter(([part]) => signature.covers.includes(part))
          .map(([part, sum]) => `- ${partName(part, say)} ${digest(sum)}`),
      ),
    ]),
  ]
}

type Described = Parameters<typeof describeDifference>

function sayDifference(part: Described[0], difference: Described[1], { t, raw }: Speech): string {
  const { about, field, kind, before, after } = describeDifference(part, difference)
  const key = `releases.fields.${field?.replaceAll('.', '_')}`
  const name = field === null ? [] : [raw.has(key) ? raw(key) : words(field)]
  const change = t(`record.sign_off.change.${kind}`, { before: before ?? '', after: after ?? '' })
  return [...(about === null ? [] : [words(about)]), ...name, change].join(' ')
}
