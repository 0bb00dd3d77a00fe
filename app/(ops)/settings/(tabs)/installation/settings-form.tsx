'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Callout } from '@/components/ui/callout'
import { CommandForm } from '@/components/ui/command-form'
import { SubmitButton } from '@/components/ui/submit-button'
import { Switch } from '@/components/ui/switch'
import type { InstanceSettings } from '@/lib/people/instance-settings'
import { updateSettingsAction } from '../../actions'

/** The installation's settings; each says what it opens. */
export function SettingsForm({ settings }: { settings: InstanceSettings & { version: number } }) {
  const t = useTranslations('settings.installation')
  const router = useRouter()
  const [loopback, setLoopback] = useState(settings.allowLoopback)
  return (
    <CommandForm
      action={updateSettingsAction}
      meta={() => ({ expectedVersion: settings.version })}
      toInput={(data) => ({ requesterMaySign: data.get('requesterMaySign') !== null, allowLoopback: data.get('allowLoopback') !== null })}
      success={t('saved')}
      onDone={() => router.refresh()}
    >
      <Switch
        name="requesterMaySign"
        label={t('requesterMaySign')}
        hint={t('requesterMaySignHint')}
        defaultChecked={settings.requesterMaySign}
      />
      <Switch
        name="allowLoopback"
        label={t('allowLoopback')}
        hint={t('allowLoopbackHint')}
        defaultChecked={settings.allowLoopback}
        onChange={(event) => setLoopback(event.target.checked)}
      />
      {loopback ? <Callout tone="hold">{t('allowLoopbackMeans')}</Callout> : null}
      <div>
        <SubmitButton>{t('save')}</SubmitButton>
      </div>
    </CommandForm>
  )
}
