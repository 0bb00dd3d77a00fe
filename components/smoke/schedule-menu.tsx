'use client'

import { MoreHorizontal, Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog, DialogClose, DialogFooter } from '@/components/ui/dialog'
import { IconButton } from '@/components/ui/icon-button'
import { Menu, MenuItem } from '@/components/ui/menu'
import { RefusalNote } from '@/components/ui/refusal-note'
import { useCommand } from '@/components/ui/use-command'
import { ScheduleDialog } from './schedule-dialog'
import type { TriggerActions, TriggerPlace, WireSchedule } from './trigger-actions'

type Props = {
  suite: { id: string; name: string }
  environment: TriggerPlace
  schedule: WireSchedule | null
  actions: TriggerActions
  may: { save: boolean; remove: boolean }
  onDone: () => void
}

/** What may be done to a schedule: make it, change it, switch it off and on, take it away. */
export function ScheduleMenu({ suite, environment, schedule, actions, may, onDone }: Props) {
  const t = useTranslations('triggers')
  const [open, setOpen] = useState<'edit' | 'remove' | null>(null)
  const toggle = useCommand(() => actions.save(toggled(schedule!, suite.id, environment.id), { expectedVersion: schedule!.version }), {
    success: schedule?.enabled ? t('switchedOff') : t('switchedOn'),
    toastRefusal: true,
    onDone,
  })
  const shared = { suite, environment, schedule, save: actions.save, onDone }
  if (!schedule) {
    if (!may.save) return null
    const button = (
      <Button size="sm" icon={<Plus size={14} aria-hidden="true" />}>
        {t('set')}
        <span className="sr-only"> {`${suite.name} · ${environment.name}`}</span>
      </Button>
    )
    return <ScheduleDialog {...shared} trigger={button} />
  }
  if (!may.save && !may.remove) return null
  const close = (next: boolean) => setOpen(next ? open : null)
  return (
    <>
      <Menu
        trigger={
          <IconButton label={t('actionsFor', { suite: suite.name, environment: environment.name })} icon={<MoreHorizontal size={16} />} />
        }
      >
        {may.save ? <MenuItem onSelect={() => setOpen('edit')}>{t('edit')}</MenuItem> : null}
        {may.save ? <MenuItem onSelect={() => void toggle.run()}>{schedule.enabled ? t('switchOff') : t('switchOn')}</MenuItem> : null}
        {may.remove ? (
          <MenuItem tone="danger" onSelect={() => setOpen('remove')}>
            {t('remove')}
          </MenuItem>
        ) : null}
      </Menu>
      {open === 'edit' ? <ScheduleDialog {...shared} open onOpenChange={close} /> : null}
      {open === 'remove' ? <RemoveDialog schedule={schedule} remove={actions.remove} onDone={onDone} onOpenChange={close} /> : null}
    </>
  )
}

function toggled(schedule: WireSchedule, suiteId: string, environmentId: string) {
  const { everySeconds, cron, timeZone, onDeployment, onValueChange, onKeyChange, failAfter, recoverAfter, enabled } = schedule
  const settings = { everySeconds, cron, timeZone, onDeployment, onValueChange, onKeyChange, failAfter, recoverAfter }
  return { suiteId, environmentId, ...settings, enabled: !enabled }
}

function RemoveDialog({
  schedule,
  remove,
  onDone,
  onOpenChange,
}: {
  schedule: WireSchedule
  remove: TriggerActions['remove']
  onDone: () => void
  onOpenChange: (open: boolean) => void
}) {
  const t = useTranslations('triggers')
  const common = useTranslations('common')
  const command = useCommand(() => remove({ scheduleId: schedule.id }, { expectedVersion: schedule.version }), {
    success: t('removed'),
    onDone: () => {
      onOpenChange(false)
      onDone()
    },
  })
  return (
    <Dialog open onOpenChange={onOpenChange} title={t('removeTitle')} size="sm">
      <div className="grid gap-3 text-ink-2">
        <p>{t('removeText')}</p>
        <RefusalNote refusal={command.refusal} />
      </div>
      <DialogFooter>
        <DialogClose>
          <Button>{common('cancel')}</Button>
        </DialogClose>
        <Button variant="danger" pending={command.pending} onClick={() => void command.run()}>
          {t('remove')}
        </Button>
      </DialogFooter>
    </Dialog>
  )
}
