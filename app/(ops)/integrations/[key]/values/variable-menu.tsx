'use client'

import { MoreHorizontal } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog, DialogClose, DialogFooter } from '@/components/ui/dialog'
import { IconButton } from '@/components/ui/icon-button'
import { Menu, MenuItem } from '@/components/ui/menu'
import { RefusalNote } from '@/components/ui/refusal-note'
import { useCommand } from '@/components/ui/use-command'
import type { IntegrationPage } from '@/lib/integrations/queries'
import { removeVariableAction } from '../../actions'
import { VariableDialog } from './variable-dialog'

type Variable = IntegrationPage['variables'][number]

/** What can be done with a variable as a whole. */
export function VariableMenu({ integration, variable }: { integration: IntegrationPage; variable: Variable }) {
  const t = useTranslations('integrations.variable')
  const [open, setOpen] = useState<'edit' | 'remove' | null>(null)
  const close = (next: boolean) => setOpen(next ? open : null)
  return (
    <>
      <Menu trigger={<IconButton label={t('actionsFor', { variable: variable.key })} icon={<MoreHorizontal size={16} />} />}>
        {integration.may['variable.update'] ? <MenuItem onSelect={() => setOpen('edit')}>{t('edit')}</MenuItem> : null}
        {integration.may['variable.remove'] ? (
          <MenuItem tone="danger" onSelect={() => setOpen('remove')}>
            {t('remove')}
          </MenuItem>
        ) : null}
      </Menu>
      {open === 'edit' ? <VariableDialog integration={integration} variable={variable} open onOpenChange={close} /> : null}
      {open === 'remove' ? <RemoveDialog variable={variable} onOpenChange={close} /> : null}
    </>
  )
}

function RemoveDialog({ variable, onOpenChange }: { variable: Variable; onOpenChange: (open: boolean) => void }) {
  const t = useTranslations('integrations.variable')
  const common = useTranslations('common')
  const router = useRouter()
  const held = variable.cells.filter((cell) => cell.state === 'set').length
  const { run, pending, refusal } = useCommand(removeVariableAction, {
    success: t('removed', { variable: variable.key }),
    onDone: () => {
      onOpenChange(false)
      router.refresh()
    },
  })
  return (
    <Dialog open onOpenChange={onOpenChange} title={t('removeTitle', { variable: variable.key })} size="sm">
      <div className="grid gap-3 text-ink-2">
        <p>{t('removeExplain', { count: held })}</p>
        <RefusalNote refusal={refusal} />
      </div>
      <DialogFooter>
        <DialogClose>
          <Button>{common('cancel')}</Button>
        </DialogClose>
        <Button variant="danger" pending={pending} onClick={() => run({ variableId: variable.id }, { expectedVersion: variable.version })}>
          {t('removeConfirm')}
        </Button>
      </DialogFooter>
    </Dialog>
  )
}
