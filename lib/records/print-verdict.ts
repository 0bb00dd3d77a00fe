import { sayWords } from '@/lib/releases/say-words'
import type { Words } from '@/lib/releases/verdict-facts'
import type { BlockerView, ReleaseView } from '@/lib/releases/view'
import { type Speech, words } from './words'

/** A station's words, with moments in the release's zone. */
export const stationWords = (said: Words, { locale, at, raw }: Speech): string => words(sayWords(locale, said, { moment: at, text: raw }))

/** May it go: every station with its reason, and every blocker the page names. */
export function printVerdict({ verdict }: ReleaseView, say: Speech): string[] {
  const { t } = say
  const head = ['', `## ${t('releases.verdict.heading')}`, '']
  if (!verdict) return [...head, t('record.verdict.ended')]
  const left = verdict.counts.hold + verdict.counts.nogo - verdict.blockers.length
  const sum = [
    `**${t(`common.state.${verdict.call}`)}** ${t(`releases.verdict.for_${verdict.step}`)}`,
    ...(verdict.goPossibleAt === null || verdict.call === 'go' ? [] : [t('record.verdict.possible', { at: say.at(verdict.goPossibleAt) })]),
  ]
  return [
    ...head,
    sum.join(' · '),
    '',
    ...verdict.stations.flatMap((station) => [
      `- **${t(`common.state.${station.call}`)}** ${labelOf(station, say)}${say.colon}${stationWords(station.reason, say)}`,
      ...verdict.blockers.filter((blocker) => blocker.station === station.kind).map((blocker) => `  - ${sayBlocker(blocker, say)}`),
    ]),
    ...(left > 0 ? [`- ${t('record.verdict.more', { count: left })}`] : []),
  ]
}

function labelOf({ kind, label }: { kind: string; label: string }, { raw }: Speech): string {
  return raw.has(`releases.stations.${label}`) ? raw(`releases.stations.${label}`) : words(kind)
}

function sayBlocker({ call, words: said, clearsAt }: BlockerView, say: Speech): string {
  const clears = clearsAt === null ? '' : ` (${say.t('record.verdict.clears', { at: say.at(clearsAt) })})`
  return `${say.t(`common.state.${call}`)}${say.colon}${stationWords(said, say)}${clears}`
}
