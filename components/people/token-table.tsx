'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { Button } from '@/components/ui/button'
import { Chip } from '@/components/ui/chip'
import { Code } from '@/components/ui/code'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { Table, Tbody, Td, Th, ThActions, Thead } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import { useNow } from '@/components/ui/use-now'
import type { Answer } from '@/lib/core/answer'
import type { TokenScope } from '@/lib/core/permissions'
import type { ShownToken } from '@/lib/people/queries'

/** Tokens with what they may do, until when, and when they were last used. */
export function TokenTable({ tokens, revoke }: { tokens: ShownToken[]; revoke: (input: { tokenId: string }) => Promise<Answer<unknown>> }) {
  const t = useTranslations('settings.tokens')
  const router = useRouter()
  const now = useNow(60_000)
  return (
    <Table label={t('title')}>
      <Thead>
        <Th>{t('name')}</Th>
        <Th>{t('scopes')}</Th>
        <Th>{t('ends')}</Th>
        <Th>{t('lastUsed')}</Th>
        <ThActions />
      </Thead>
      <Tbody>
        {tokens.map((token) => {
          const over = token.revokedAt !== null || new Date(token.expiresAt).getTime() <= now
          return (
            <tr key={token.id}>
              <Td>
                <span className="block font-medium">{token.name}</span>
                <Code>{`${token.prefix}…`}</Code>
              </Td>
              <Td>
                <span className="flex flex-wrap gap-1">
                  {token.scopes.map((scope) => (
                    <Chip key={scope}>{t(`scope.${scope as TokenScope}`)}</Chip>
                  ))}
                </span>
              </Td>
              <Td className="whitespace-nowrap">
                {over ? (
                  <Chip tone="idle">{token.revokedAt ? t('revoked') : t('over')}</Chip>
                ) : (
                  <Time at={token.expiresAt} look="day" relative />
                )}
              </Td>
              <Td className="whitespace-nowrap">{token.lastUsedAt ? <Time at={token.lastUsedAt} look="relative" /> : t('never')}</Td>
              <Td end>
                {over ? null : (
                  <ConfirmDialog
                    trigger={
                      <Button size="sm" variant="danger">
                        {t('revoke')}
                      </Button>
                    }
                    title={t('revokeTitle', { name: token.name })}
                    confirm={t('revoke')}
                    success={t('revokedNow')}
                    run={() => revoke({ tokenId: token.id })}
                    onDone={() => router.refresh()}
                  >
                    {t('revokeText')}
                  </ConfirmDialog>
                )}
              </Td>
            </tr>
          )
        })}
      </Tbody>
    </Table>
  )
}
