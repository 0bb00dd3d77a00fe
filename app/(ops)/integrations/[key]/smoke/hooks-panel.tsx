'use client'

import { MoreHorizontal } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { TriggerPlace } from '@/components/smoke/trigger-actions'
import { Chip } from '@/components/ui/chip'
import { CodeBlock } from '@/components/ui/code'
import { CopyButton } from '@/components/ui/copy-button'
import { EmptyState } from '@/components/ui/empty-state'
import { IconButton } from '@/components/ui/icon-button'
import { Menu, MenuItem } from '@/components/ui/menu'
import { Panel, PanelRow } from '@/components/ui/panel'
import { Time } from '@/components/ui/time'
import type { Wire } from '@/lib/core/wire'
import type { ListedHook } from '@/lib/smoke/hooks/queries'
import { HookDialog } from './hook-dialog'
import { RemoveHookDialog, RotateHookDialog } from './hook-dialogs'

export type WireHook = Wire<ListedHook>
type May = { create: boolean; rotate: boolean; remove: boolean }

/** Where deployments are told to the product: the address of each webhook, how to send, and what the last delivery did. */
export function HooksPanel({
  environments,
  hooks,
  may,
}: {
  environments: readonly (TriggerPlace & { key: string })[]
  hooks: readonly WireHook[]
  may: May
}) {
  const t = useTranslations('triggers.hooks')
  const add = may.create && environments.length > 0 ? <HookDialog environments={environments} /> : null
  return (
    <Panel title={t('title')} meta={t('meta')} actions={hooks.length > 0 ? add : null}>
      {hooks.length === 0 ? (
        <EmptyState title={t('none')} actions={add}>
          {t('noneHint')}
        </EmptyState>
      ) : (
        hooks.map((hook) => (
          <HookRow key={hook.id} hook={hook} may={may} zone={environments.find(({ id }) => id === hook.environment.id)?.timeZone} />
        ))
      )}
    </Panel>
  )
}

function HookRow({ hook, may, zone }: { hook: WireHook; may: May; zone: string | undefined }) {
  const t = useTranslations('triggers.hooks')
  const [open, setOpen] = useState<'rotate' | 'remove' | null>(null)
  const close = (next: boolean) => setOpen(next ? open : null)
  return (
    <PanelRow className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 gap-y-1.5 py-2.5">
      <div className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1">
        <span className="font-medium">{hook.name}</span>
        <Chip>{hook.environment.name}</Chip>
        {hook.kind ? <Chip>{t(`kinds.${hook.kind}`)}</Chip> : null}
        {hook.environmentName ? <span className="text-sm text-ink-2">{t('matches', { name: hook.environmentName })}</span> : null}
        <span className="text-sm text-ink-3">{t('by', { by: hook.createdByName })}</span>
      </div>
      <div>
        {may.rotate || may.remove ? (
          <Menu trigger={<IconButton label={t('actionsFor', { name: hook.name })} icon={<MoreHorizontal size={16} />} />}>
            {may.rotate ? <MenuItem onSelect={() => setOpen('rotate')}>{t('rotate')}</MenuItem> : null}
            {may.remove ? (
              <MenuItem tone="danger" onSelect={() => setOpen('remove')}>
                {t('remove')}
              </MenuItem>
            ) : null}
          </Menu>
        ) : null}
        {open === 'rotate' ? <RotateHookDialog hook={hook} zone={zone} onOpenChange={close} /> : null}
        {open === 'remove' ? <RemoveHookDialog hook={hook} onOpenChange={close} /> : null}
      </div>
      <div className="col-span-2 flex min-w-0 items-center gap-2">
        <code className="min-w-0 text-xs break-all text-ink-2">{hook.address}</code>
        <CopyButton compact text={hook.address} />
      </div>
      <LastDelivery hook={hook} zone={zone} />
      {hook.example ? (
        <details className="col-span-2 min-w-0">
          <summary className="cursor-pointer text-sm text-ink-2 hover:text-ink">{t('example')}</summary>
          <HowToSend kind={hook.kind} example={hook.example} />
        </details>
      ) : null}
    </PanelRow>
  )
}

/** What a sender has to do, with a command that signs and sends. */
export function HowToSend({ kind, example }: { kind: WireHook['kind']; example: string }) {
  const t = useTranslations('triggers.hooks')
  return (
    <div className="mt-1.5 grid min-w-0 gap-2 text-sm text-ink-2">
      {kind === 'github' ? <p>{t('githubHow')}</p> : null}
      <p>{kind === 'github' ? t('githubTry') : t('signedHow')}</p>
      <CodeBlock copy text={example} label={t('example')} />
    </div>
  )
}

function LastDelivery({ hook, zone }: { hook: WireHook; zone: string | undefined }) {
  const t = useTranslations('triggers.hooks')
  const { last, lastAt } = hook
  return (
    <p className="col-span-2 min-w-0 text-sm break-words">
      <span className="text-ink-3">{t('last')}</span>{' '}
      {last && lastAt ? (
        <>
          <Time at={lastAt} zone={zone} relative className="text-ink-2" />{' '}
          {last.did === 'deployed' ? (
            <>
              {t('did.deployed', { version: last.version, by: last.by ?? 'none', runs: last.runs })}
              {last.url ? (
                <>
                  {' · '}
                  <a href={last.url} className="link" target="_blank" rel="noreferrer noopener">
                    {t('link')}
                  </a>
                </>
              ) : null}
            </>
          ) : last.did === 'ping' ? (
            t('did.ping')
          ) : (
            t(`ignored.${last.why}`, { saw: last.saw ?? '' })
          )}
        </>
      ) : (
        <span className="text-ink-2">{t('never')}</span>
      )}
    </p>
  )
}
