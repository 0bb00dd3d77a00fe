'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { examples } from './examples'

/** Methods that are offered; any other is typed. */
const common = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const
const other = 'other'

/** The method of a request: one of the usual, or any other by name. */
export function MethodField({ name, was, onMethod }: { name: string; was: string; onMethod?: (method: string) => void }) {
  const t = useTranslations('suite_editor')
  const isCommon = (common as readonly string[]).includes(was)
  const [chosen, setChosen] = useState(isCommon ? was : other)
  const typed = useRef<HTMLInputElement>(null)
  const asked = useRef(false)
  useEffect(() => {
    if (chosen === other && asked.current) typed.current?.focus()
  }, [chosen])
  const select = (
    <Select
      value={chosen}
      onChange={(event) => {
        asked.current = true
        setChosen(event.target.value)
        if (event.target.value !== other) onMethod?.(event.target.value)
      }}
      options={[...common.map((value) => ({ value, label: value })), { value: other, label: t('otherMethod') }]}
    />
  )
  if (chosen !== other) {
    return (
      <Field name={name} label={t('method')} required>
        {select}
      </Field>
    )
  }
  return (
    <div className="grid gap-1.5">
      <Field label={t('method')} required>
        {select}
      </Field>
      <Field name={name} label={t('methodName')} hideLabel required>
        <Input
          ref={typed}
          mono
          defaultValue={isCommon ? '' : was}
          placeholder={examples.method}
          maxLength={20}
          spellCheck={false}
          autoCapitalize="characters"
        />
      </Field>
    </div>
  )
}
