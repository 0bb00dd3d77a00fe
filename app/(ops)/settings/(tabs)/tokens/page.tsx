import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import Link from 'next/link'
import { LiveRefresh } from '@/components/live/live-context'
import { TokenTable } from '@/components/people/token-table'
import { Code } from '@/components/ui/code'
import { EmptyState } from '@/components/ui/empty-state'
import { Panel, PanelBody } from '@/components/ui/panel'
import { signedInPerson } from '@/lib/core/session'
import { listOwnTokens } from '@/lib/people/queries'
import { revokeTokenAction } from '../../actions'
import { TokenDialog } from './token-dialog'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('settings'))('tabs.tokens') }
}

/** The header a machine sends; what follows the prefix is its own. */
const example = 'Authorization: Bearer gonogo_…'

/** One's own tokens for machines. */
export default async function TokensPage() {
  const [actor, t] = await Promise.all([signedInPerson('/settings/tokens'), getTranslations('settings.tokens')])
  const tokens = await listOwnTokens(actor)
  return (
    <>
      <LiveRefresh topics={[`person:${actor.id}`]} />
      <Panel title={t('title')} actions={<TokenDialog />}>
        {tokens.length > 0 ? (
          <TokenTable tokens={tokens} revoke={revokeTokenAction} />
        ) : (
          <EmptyState title={t('none')}>{t('noneHint')}</EmptyState>
        )}
      </Panel>
      <Panel title={t('use')}>
        <PanelBody className="grid gap-2 text-sm text-ink-2">
          <p>{t('useText')}</p>
          <p>
            <Code>{example}</Code>
          </p>
          <p>
            {t.rich('description', {
              link: (chunks) => (
                <Link className="link" href="/api/v1/openapi.json" prefetch={false}>
                  {chunks}
                </Link>
              ),
            })}
          </p>
        </PanelBody>
      </Panel>
    </>
  )
}
