'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Callout } from '@/components/ui/callout'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'

type Suite = { key: string; name: string }

/** Which suite of the integration proves what the template asks for by key. Read back with `suiteValues`. */
export function SuiteFields({ keys, suites }: { keys: readonly string[]; suites: readonly Suite[] }) {
  const t = useTranslations('releases.form')
  if (keys.length === 0) return <Callout tone="hold">{t('no_smoke')}</Callout>
  return (
    <div className="grid gap-3">
      <p className="text-xs text-ink-3">{t('smokeHint')}</p>
      {keys.map((key) => (
        <SuiteField key={key} asked={key} suites={suites} />
      ))}
    </div>
  )
}

function SuiteField({ asked, suites }: { asked: string; suites: readonly Suite[] }) {
  const t = useTranslations('releases.form')
  const [chosen, setChosen] = useState(asked)
  const exists = suites.some((suite) => suite.key === chosen)
  const others = suites.filter((suite) => suite.key !== asked).map((suite) => ({ value: suite.key, label: `${suite.name} (${suite.key})` }))
  return (
    <Field
      name={`suites.${asked}`}
      label={t('suite_for', { key: asked })}
      hint={t(exists ? 'suite_exists' : 'suite_missing')}
      className="max-w-110"
    >
      <Select
        value={chosen}
        onChange={(event) => setChosen(event.target.value)}
        options={[{ value: asked, label: t('suite_same', { key: asked }) }, ...others]}
      />
    </Field>
  )
}

/** The chosen suites by the template's key; those left as the template names them are not named again. */
export function suiteValues(data: FormData, keys: readonly string[]): Record<string, string> {
  const chosen = keys.map((key): [string, string] => [key, String(data.get(`suites.${key}`) ?? key)])
  return Object.fromEntries(chosen.filter(([key, suite]) => suite !== key))
}
