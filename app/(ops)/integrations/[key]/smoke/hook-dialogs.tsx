'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { CommandForm } from '@/components/ui/command-form'
import { Dialog, DialogClose, DialogFooter } from '@/components/ui/dialog'
import { RefusalNote } from '@/components/ui/refusal-note'
import { SubmitButton } from '@/components/ui/submit-button'
import { useCommand } from '@/components/ui/use-command'
import { removeHookAction, rotateHookSecretAction } from '../../actions'
import { HookSecret } from './hook-secret'
import type { WireHook } from './hooks-panel'

type Props = { hook: WireHook; onOpenChange: (open: boolean) => void }

/** Asks for a new secret of a webhook, and shows it once. */
export function RotateHookDialog({ hook, zone, onOpenChange }: Props & { zone: string | undefined }) {
  const t = useTranslations('triggers.hooks')
  const common = useTranslations('common')
  const router = useRouter()
  const [made, setMade] = useState<{ address: string; secret: string; keptUntil: Date | null } | null>(null)
  return (
    <Dialog open onOpenChange={onOpenChange} title={made ? t('rotatedTitle') : t('rotateTitle', { name: hook.name })}>
      {made ? (
        <HookSecret {...made} zone={zone} onDone={() => onOpenChange(false)} />
      ) : (
        <CommandForm
          action={rotateHookSecretAction}
          toInput={(data) => ({ hookId: hook.id, keepOld: data.get('keepOld') !== null })}
          onDone={(value) => {
            setMade(value)
            router.refresh()
          }}
        >
          <p className="text-ink-2">{t('rotateText')}</p>
          <Checkbox name="keepOld" label={t('keepOld')} hint={t('keepOldHint')} />
          <div className="order-last">
            <DialogFooter>
              <DialogClose>
                <Button>{common('cancel')}</Button>
              </DialogClose>
              <SubmitButton>{t('rotate')}</SubmitButton>
            </DialogFooter>
          </div>
        </CommandForm>
      )}
    </Dialog>
  )
}

/** Asks, then closes a webhook for good. */
export function RemoveHookDialog({ hook, onOpenChange }: Props) {
  const t = useTranslations('triggers.hooks')
  const common = useTranslations('common')
  const router = useRouter()
  const command = useCommand(() => removeHookAction({ hookId: hook.id }), {
    success: t('removed'),
    onDone: () => {
      onOpenChange(false)
      router.refresh()
    },
  })
  return (
    <Dialog open onOpenChange={onOpenChange} title={t('removeTitle', { name: hook.name })} size="sm">
      <div className="grid gap-3 text-ink-2">
        <p>{t('removeText')}</p>
        <RefusalNote refusal={command.refusal} />
      </div>
      <DialogFooter>
        <DialogClose>
          <Button>{common('cancel')}</Button>
        </DialogClose>
        <Button variant="danger" pending={command.pending} onClick={() => void command.run()}>
          {t('removeConfirm')}
        </Button>
      </DialogFooter>
    </Dialog>
  )
}
