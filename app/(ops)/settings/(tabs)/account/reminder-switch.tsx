'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Switch } from '@/components/ui/switch'
import { useCommand } from '@/components/ui/use-command'
import { setPreferencesAction } from '../../actions'

/** Whether reminders go out by mail beside the bell; it holds at once. */
export function ReminderSwitch({ initial }: { initial: boolean }) {
  const t = useTranslations('settings.account')
  const [wanted, setWanted] = useState(initial)
  const save = useCommand(setPreferencesAction, {
    toastRefusal: true,
    success: (saved) => t(saved.remindByMail ? 'remindedByMail' : 'remindedByBell'),
    onRefused: () => setWanted(initial),
  })
  return (
    <Switch
      label={t('remindByMail')}
      hint={t('remindByMailHint')}
      checked={wanted}
      onChange={(event) => {
        setWanted(event.target.checked)
        void save.run({ remindByMail: event.target.checked })
      }}
    />
  )
}
