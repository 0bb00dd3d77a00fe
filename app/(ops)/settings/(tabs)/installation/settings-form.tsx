'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Callout } from '@/components/ui/callout'
import { CommandForm } from '@/components/ui/command-form'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { SubmitButton } from '@/components/ui/submit-button'
import { Switch } from '@/components/ui/switch'
import { Textarea } from '@/components/ui/textarea'
import type { InstanceSettings } from '@/lib/people/instance-settings'
import { updateSettingsAction } from '../../actions'

const keepings = ['smokePassedDays', 'smokePassedRuns', 'smokeFailedDays', 'smokeFailedRuns'] as const

/** The installation's settings; each says what it opens. */
export function SettingsForm({ settings }: { settings: InstanceSettings & { version: number } }) {
  const t = useTranslations('settings.installation')
  const router = useRouter()
  const [loopback, setLoopback] = useState(settings.allowLoopback)
  return (
    <CommandForm
      action={updateSettingsAction}
      meta={() => ({ expectedVersion: settings.version })}
      toInput={(data) => ({
        requesterMaySign: data.get('requesterMaySign') !== null,
        allowLoopback: data.get('allowLoopback') !== null,
        sourceHosts: String(data.get('sourceHosts') ?? '')
          .split('\n')
          .filter((line) => line.trim() !== ''),
        sourceFolder: String(data.get('sourceFolder') ?? ''),
        ...Object.fromEntries(keepings.flatMap((name) => [[name, Number(data.get(name))]])),
      })}
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
      <fieldset id="following" className="grid scroll-mt-20 gap-3">
        <legend className="mb-1 text-sm font-medium">{t('following')}</legend>
        <p className="text-xs text-ink-3">{t('followingHint')}</p>
        <Field name="sourceHosts" label={t('sourceHosts')} hint={t('sourceHostsHint')} required={false}>
          <Textarea mono rows={2} defaultValue={settings.sourceHosts.join('\n')} spellCheck={false} />
        </Field>
        <Field name="sourceFolder" label={t('sourceFolder')} hint={t('sourceFolderHint')} required={false}>
          <Input maxLength={1000} defaultValue={settings.sourceFolder} autoComplete="off" spellCheck={false} />
        </Field>
      </fieldset>
      <fieldset id="keeping" className="grid scroll-mt-20 gap-3">
        <legend className="mb-1 text-sm font-medium">{t('keeping')}</legend>
        <p className="text-xs text-ink-3">{t('keepingHint')}</p>
        <div className="grid gap-3 sm:grid-cols-2">
          {keepings.map((name) => (
            <Field key={name} name={name} label={t(name)}>
              <Input type="number" inputMode="numeric" min={name.endsWith('Days') ? 1 : 100} defaultValue={settings[name]} />
            </Field>
          ))}
        </div>
      </fieldset>
      <div>
        <SubmitButton>{t('save')}</SubmitButton>
      </div>
    </CommandForm>
  )
}
