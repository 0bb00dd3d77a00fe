import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { ActionName } from '@/components/audit/action-name'
import { ActorName } from '@/components/audit/actor-name'
import { DifferenceTable } from '@/components/audit/difference-table'
import { EntityLink } from '@/components/audit/entity-link'
import { ButtonLink } from '@/components/ui/button-link'
import { Chip } from '@/components/ui/chip'
import { Code, CodeBlock } from '@/components/ui/code'
import { KeyValues } from '@/components/ui/key-values'
import { PageHeader } from '@/components/ui/page-header'
import { Panel, PanelBody } from '@/components/ui/panel'
import { Time } from '@/components/ui/time'
import { getChainStatus } from '@/lib/audit/chain-queries'
import { getEntry, listAuditChoices } from '@/lib/audit/queries'
import { differences, mostDifferences } from '@/lib/audit/rules'
import { signedInPerson } from '@/lib/core/session'

type Props = { params: Promise<{ seq: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [{ seq }, t] = await Promise.all([params, getTranslations('audit')])
  return { title: t('entry.title', { seq: seq.slice(0, 20) }) }
}

/** One entry: who, what, when, what it changed, and its place in the chain. */
export default async function EntryPage({ params }: Props) {
  const { seq } = await params
  const [actor, t] = await Promise.all([signedInPerson(`/audit/${seq}`), getTranslations('audit')])
  const entry = await getEntry(actor, seq)
  if (!entry) notFound()
  const [status, choices] = await Promise.all([getChainStatus(actor), listAuditChoices(actor)])
  const changes = differences(entry.before, entry.after)
  const integration = choices.integrations.find((each) => each.id === entry.integrationId)
  const person = entry.actor.kind === 'person' ? entry.actor.id : entry.actor.personId
  return (
    <>
      <PageHeader
        title={t('entry.title', { seq: entry.seq })}
        crumbs={[{ href: '/audit', label: t('title') }]}
        meta={
          <>
            <ActionName action={entry.action} /> · <Time at={entry.at} look="stamp" />
          </>
        }
        actions={
          <>
            {entry.newer ? <ButtonLink href={`/audit/${entry.newer}`}>{t('entry.newer')}</ButtonLink> : null}
            {entry.older ? <ButtonLink href={`/audit/${entry.older}`}>{t('entry.older')}</ButtonLink> : null}
          </>
        }
      />
      <div className="grid gap-4">
        <Panel>
          <PanelBody>
            <KeyValues
              items={[
                {
                  key: 'who',
                  label: t('columns.who'),
                  value: (
                    <span className="flex flex-wrap items-center gap-2">
                      <ActorName actor={entry.actor} entity={entry.entity} />
                      {person ? (
                        <Link className="link text-sm" href={`/audit?person=${person}`}>
                          {t('entry.allOfPerson')}
                        </Link>
                      ) : null}
                    </span>
                  ),
                },
                {
                  key: 'what',
                  label: t('columns.what'),
                  value: (
                    <span className="flex flex-wrap items-center gap-2">
                      <span>
                        <ActionName action={entry.action} /> <Code>{entry.action}</Code>
                      </span>
                    </span>
                  ),
                },
                {
                  key: 'entity',
                  label: t('entry.thing'),
                  value: (
                    <span className="flex flex-wrap items-center gap-2">
                      <EntityLink entity={entry.entity} />
                      <Link
                        className="link text-sm"
                        href={`/audit?entity=${encodeURIComponent(`${entry.entity.type}:${entry.entity.id}`)}`}
                      >
                        {t('entry.allOfThing')}
                      </Link>
                    </span>
                  ),
                },
                { key: 'integration', label: t('columns.integration'), value: integration?.name ?? '–' },
              ]}
            />
          </PanelBody>
        </Panel>
        <Panel title={t('entry.changed')}>
          {changes.length === 0 ? (
            <p className="px-3.5 py-3 text-sm text-ink-2">{t('entry.nothing')}</p>
          ) : changes.length >= mostDifferences ? (
            <p className="px-3.5 py-3 text-sm text-ink-2">{t('entry.tooMany')}</p>
          ) : (
            <DifferenceTable differences={changes} />
          )}
        </Panel>
        <Panel title={t('entry.chain')}>
          <PanelBody className="grid gap-3">
            <KeyValues
              items={[
                ...(status
                  ? [
                      {
                        key: 'protected',
                        label: t('entry.protection'),
                        value:
                          status.checkpoint && BigInt(status.checkpoint.seq) >= BigInt(entry.seq) ? (
                            <Chip tone="go">{t('entry.protected', { seq: status.checkpoint.seq })}</Chip>
                          ) : (
                            <Chip tone="hold">{t('entry.notProtected')}</Chip>
                          ),
                      },
                    ]
                  : []),
                { key: 'hash', label: t('entry.hash'), value: <Code>{entry.hash}</Code> },
                { key: 'prev', label: t('entry.prevHash'), value: <Code>{entry.prevHash}</Code> },
              ]}
            />
            <details>
              <summary className="link inline-block text-sm">{t('entry.stored')}</summary>
              <CodeBlock text={entry.body} copy label={t('entry.stored')} className="mt-2" />
            </details>
          </PanelBody>
        </Panel>
      </div>
    </>
  )
}
