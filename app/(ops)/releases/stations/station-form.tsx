'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { CommandForm } from '@/components/ui/command-form'
import { type KindField, KindFields, kindValues } from '@/components/ui/kind-fields'
import { SubmitButton } from '@/components/ui/submit-button'
import type { StationField } from '@/lib/releases/stations/station'
import { configureStationAction } from '../actions'

type Props = { station: { kind: string; fields: readonly StationField[]; params: Record<string, unknown> }; version: number }

/** The settings of one station, drawn from its fields: a new station needs no new form. */
export function StationForm({ station, version }: Props) {
  const t = useTranslations('releases')
  const router = useRouter()
  const fields: KindField[] = station.fields.map((field) => ({
    ...field,
    label: t(`stations.${field.label}`),
    hint: field.hint ? t(`stations.${field.hint}`) : undefined,
  }))
  return (
    <CommandForm
      action={configureStationAction}
      toInput={(data) => ({ kind: station.kind, params: kindValues(data, fields, 'params') })}
      meta={() => ({ expectedVersion: version })}
      success={t('station_settings.saved')}
      onDone={() => router.refresh()}
      className="grid max-w-90 gap-3"
    >
      <KindFields fields={fields} values={station.params} prefix="params" />
      <div>
        <SubmitButton variant="default">{t('station_settings.save')}</SubmitButton>
      </div>
    </CommandForm>
  )
}
