import type { OverrideView, ReleaseView } from '@/lib/releases/view'
import { stationWords } from './print-verdict'
import { below, quote, type Speech } from './words'

/** Every override there ever was: who asked, who confirmed, why, and what it set aside. Nothing where there was none. */
export function printOverrides({ overrides }: ReleaseView, say: Speech): string[] {
  if (overrides.length === 0) return []
  return ['', `## ${say.t('releases.override.title')}`, '', ...overrides.flatMap((one) => printOverride(one, say))]
}

function printOverride(override: OverrideView, say: Speech): string[] {
  const { t, at } = say
  const steps = [
    t('record.override.asked', { name: override.requestedBy.name, at: at(override.requestedAt) }),
    ...(override.confirmedAt
      ? [t('record.override.confirmed', { name: override.confirmedByName ?? '', at: at(override.confirmedAt) })]
      : []),
    ...(override.usedAt ? [t('record.override.used', { at: at(override.usedAt) })] : []),
    ...(override.withdrawnAt ? [t('record.override.withdrawn', { at: at(override.withdrawnAt) })] : []),
  ]
  return [
    `- **${t(`releases.override.${override.step}`)}**${say.colon}${steps.join(' · ')}`,
    ...below(['', ...quote(override.reason), '']),
    ...override.blockers.map(
      ({ call, words: said }) =>
        `  - ${t('record.override.over')}${say.colon}${t(`common.state.${call}`)}${say.colon}${stationWords(said, say)}`,
    ),
  ]
}
