'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import { CommitField } from './commit-field'

const UNITS = { minutes: 1, hours: 60, days: 1440 } as const
type Unit = keyof typeof UNITS

/** The largest unit a length is a whole number of. */
const unitOf = (minutes: number): Unit =>
  minutes > 0 && minutes % UNITS.days === 0 ? 'days' : minutes > 0 && minutes % UNITS.hours === 0 ? 'hours' : 'minutes'

interface Props {
  label: string
  minutes: number
  min: number
  max: number
  /** What is wrong with a length within its bounds, or null. */
  check: (minutes: number) => string | null
  onChange: (minutes: number) => void
}

/** A length of time, kept in minutes and asked for in the unit it is read best in. */
export function SpanField({ label, minutes, min, max, check, onChange }: Props) {
  const t = useTranslations('editor.parts')
  const te = useTranslations('editor.errors')
  const [refused, setRefused] = useState<string | null>(null)
  const [chosen, setChosen] = useState<Unit>(() => unitOf(minutes))
  // Undoing may bring a length that is no whole number of the chosen unit.
  const unit = minutes % UNITS[chosen] === 0 ? chosen : unitOf(minutes)
  const size = UNITS[unit]
  const problem = (wanted: number) => {
    if (wanted < min || wanted > max) return te('span', { min, max: Math.floor(max / UNITS.days) })
    return check(wanted)
  }
  return (
    <div className="flex min-w-0 items-start gap-2">
      <CommitField
        className="min-w-0 flex-1"
        label={label}
        value={String(minutes / size)}
        max={6}
        required
        check={(text) =>
          /^\d+$/.test(text) ? problem(Number(text) * size) : te('whole', { min: Math.ceil(min / size), max: Math.floor(max / size) })
        }
        onCommit={(text) => onChange(Number(text) * size)}
      />
      <Field label={t('unit_of', { label })} hideLabel error={refused} className="w-28 shrink-0 pt-6">
        <Select
          value={unit}
          onChange={(event) => {
            const next = event.target.value as Unit
            // The figure stays and is now of the new unit, where the length may be that long.
            const wanted = (minutes / size) * UNITS[next]
            const wrong = problem(wanted)
            setRefused(wrong)
            if (wrong !== null) return
            setChosen(next)
            onChange(wanted)
          }}
          options={(Object.keys(UNITS) as Unit[]).map((value) => ({ value, label: t(`units.${value}`) }))}
        />
      </Field>
    </div>
  )
}
