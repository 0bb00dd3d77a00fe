'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { chooseTheme, type Theme } from '@/components/shell/preferences'
import { CommandForm } from '@/components/ui/command-form'
import { Field } from '@/components/ui/field'
import { formValues } from '@/components/ui/form-values'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { SubmitButton } from '@/components/ui/submit-button'
import { localeChoices, planLanguageChoices, themeChoices } from '@/lib/people/schema'
import { setPreferencesAction } from '../../actions'

/** Name, language, theme, time zone and how plans read. They hold in this browser at once and in others at their next sign-in. */
export function PreferencesForm({ initial }: { initial: Record<'name' | 'locale' | 'theme' | 'timeZone' | 'planLanguage', string> }) {
  const t = useTranslations('settings.account')
  const shell = useTranslations('shell')
  const router = useRouter()
  const zones = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')]
  return (
    <CommandForm
      action={setPreferencesAction}
      toInput={(data) => formValues(data, { name: 'text', locale: 'text', theme: 'text', timeZone: 'text', planLanguage: 'text' })}
      success={t('saved')}
      onDone={(saved) => {
        chooseTheme(saved.theme as Theme)
        router.refresh()
      }}
      className="grid gap-4 sm:grid-cols-2"
    >
      <Field label={t('name')} name="name" hint={t('nameHint')}>
        <Input defaultValue={initial.name} autoComplete="name" required maxLength={80} />
      </Field>
      <Field label={t('timeZone')} name="timeZone" hint={t('timeZoneHint')}>
        <Select
          defaultValue={initial.timeZone}
          options={(zones.includes(initial.timeZone) ? zones : [initial.timeZone, ...zones]).map((zone) => ({ value: zone, label: zone }))}
        />
      </Field>
      <Field label={shell('language')} name="locale">
        <Select defaultValue={initial.locale} options={localeChoices.map((value) => ({ value, label: shell(`languages.${value}`) }))} />
      </Field>
      <Field label={shell('theme')} name="theme">
        <Select defaultValue={initial.theme} options={themeChoices.map((value) => ({ value, label: shell(`themes.${value}`) }))} />
      </Field>
      <Field label={t('planLanguage')} name="planLanguage" hint={t('planLanguageHint')}>
        <Select
          defaultValue={initial.planLanguage}
          options={planLanguageChoices.map((value) => ({ value, label: t(`planLanguages.${value}`) }))}
        />
      </Field>
      <div className="sm:col-span-2">
        <SubmitButton>{t('save')}</SubmitButton>
      </div>
    </CommandForm>
  )
}
