import type { ReleaseView } from '@/lib/releases/view'
import { table } from './table'
import { below, digest, link, quote, type Speech, words } from './words'

/** What is released, where, by whom and when: facts, artifacts and the digests of what signatures are made over. */
export function printAbout(release: ReleaseView, say: Speech): string[] {
  const { t, at } = say
  const point = (key: string, value: string) => (value === '' ? [] : [`- ${t(key)}${say.colon}${value}`])
  const moment = (key: string, iso: string | null) => (iso === null ? [] : point(key, words(at(iso))))
  const { integration, environment, window, template, supersededBy } = release
  const notes = quote(release.notes)
  return [
    '',
    `## ${t('releases.panel.details')}`,
    '',
    ...point(
      'record.about.release',
      link(say.raw('releases.head.number', { number: release.number }), `${say.base}/releases/${release.id}`),
    ),
    ...point('record.about.integration', words(integration.name)),
    ...point('record.about.environment', words(environment.name)),
    ...point('record.about.state', `**${t(`releases.state.${release.state}`)}**`),
    ...point('record.about.window', t('record.about.from_to', { from: at(window.start), to: at(window.end), zone: window.timeZone })),
    ...point('record.about.template', t('record.about.template_of', { name: template.name, number: template.number })),
    ...point('record.about.manager', words(release.manager.name)),
    ...point('releases.about.requester', words(release.requester.name)),
    ...moment('releases.about.created', release.createdAt),
    ...moment('releases.about.started', release.startedAt),
    ...moment('releases.about.watching', release.watchingAt),
    ...moment('releases.about.ended', release.endedAt),
    ...point('record.about.end_reason', words(release.endReason)),
    ...(supersededBy
      ? point('record.about.superseded', link(`${supersededBy.number} ${supersededBy.title}`, `${say.base}/releases/${supersededBy.id}`))
      : []),
    ...release.facts.map(
      ({ label, labelZh, value }) =>
        `- ${t('releases.about.facts')}${say.colon}${say.plan(label, labelZh)}${say.colon}${t(`releases.about.${value ? 'yes' : 'no'}`)}`,
    ),
    ...point('record.about.subject', digest(release.subjectDigest)),
    ...(notes.length > 0 ? [`- ${t('releases.about.notes')}${say.end}`, ...below(['', ...notes])] : []),
    ...spaced(
      table(
        [t('record.about.artifact'), t('record.about.digest')],
        release.artifacts.map(({ name, digest: sum }) => [words(name), digest(sum)]),
      ),
    ),
    ...spaced(
      table(
        [t('record.about.part'), t('record.about.digest')],
        Object.entries(release.digests).map(([part, sum]) => [t(`releases.part.${part}`), digest(sum)]),
      ),
    ),
  ]
}

const spaced = (lines: readonly string[]) => (lines.length === 0 ? [] : ['', ...lines])
