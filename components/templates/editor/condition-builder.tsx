'use client'

import { Plus, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useNamed } from '@/components/templates/use-named'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { IconButton } from '@/components/ui/icon-button'
import { Select } from '@/components/ui/select'
import { parseCondition } from '@/lib/templates/condition'
import type { TemplateFact } from '@/lib/templates/schema'
import { CommitField } from './commit-field'
import { type ConditionRow, type ConditionRows, readRows, writeRows } from './condition-rows'

interface Props {
  condition: string | null
  facts: readonly TemplateFact[]
  onChange: (condition: string | null) => void
}

/** When an item is part of a release: lines over the template's facts and over variables that have a value, or the same as text. */
export function ConditionBuilder({ condition, facts, onChange }: Props) {
  const t = useTranslations('editor.condition')
  const [asText, setAsText] = useState(false)
  const rows: ConditionRows | null = condition === null ? { join: 'all', rows: [] } : readRows(condition)
  const change = (next: ConditionRows) => onChange(writeRows(next))
  const text = asText || rows === null
  return (
    <fieldset className="grid min-w-0 gap-2">
      <legend className="mb-1 text-sm font-medium">{t('title')}</legend>
      {text ? (
        <ConditionText condition={condition} facts={facts} onChange={onChange} />
      ) : (
        <>
          {rows.rows.length === 0 ? <p className="text-sm text-ink-2">{t('always')}</p> : null}
          {rows.rows.length > 1 ? (
            <Field label={t('join')} hideLabel>
              <Select
                value={rows.join}
                onChange={(event) => change({ ...rows, join: event.target.value === 'any' ? 'any' : 'all' })}
                options={[
                  { value: 'all', label: t('all') },
                  { value: 'any', label: t('any') },
                ]}
              />
            </Field>
          ) : null}
          {rows.rows.map((row, index) => (
            <Row
              key={index}
              row={row}
              number={index + 1}
              facts={facts}
              onChange={(next) => change({ ...rows, rows: next ? rows.rows.with(index, next) : rows.rows.toSpliced(index, 1) })}
            />
          ))}
          <div className="flex flex-wrap gap-2">
            {facts.length > 0 ? (
              <Button
                size="sm"
                icon={<Plus size={14} aria-hidden="true" />}
                onClick={() => change({ ...rows, rows: [...rows.rows, { about: 'fact', name: facts[0]!.key, is: true }] })}
              >
                {t('add_fact')}
              </Button>
            ) : null}
            <Button
              size="sm"
              icon={<Plus size={14} aria-hidden="true" />}
              onClick={() => change({ ...rows, rows: [...rows.rows, { about: 'value', name: 'VARIABLE', is: true }] })}
            >
              {t('add_value')}
            </Button>
          </div>
        </>
      )}
      {rows === null ? (
        <p className="text-xs text-ink-3">{t('only_text')}</p>
      ) : (
        <Button size="sm" variant="ghost" className="justify-self-start" onClick={() => setAsText(!asText)}>
          {t(asText ? 'as_lines' : 'as_text')}
        </Button>
      )}
      {facts.length === 0 ? <p className="text-xs text-ink-3">{t('no_facts')}</p> : null}
    </fieldset>
  )
}

function Row({
  row,
  number,
  facts,
  onChange,
}: {
  row: ConditionRow
  number: number
  facts: readonly TemplateFact[]
  onChange: (row: ConditionRow | null) => void
}) {
  const t = useTranslations('editor.condition')
  const say = useNamed()
  const known = facts.some((fact) => fact.key === row.name)
  return (
    <div className="flex items-start gap-2">
      {row.about === 'fact' ? (
        <Field label={t('fact', { number })} hideLabel className="min-w-0 flex-1" error={known ? null : t('unknown', { fact: row.name })}>
          <Select
            value={row.name}
            onChange={(event) => onChange({ ...row, name: event.target.value })}
            options={[
              ...facts.map((fact) => ({ value: fact.key, label: say(fact.label, fact.labelZh) })),
              ...(known ? [] : [{ value: row.name, label: row.name }]),
            ]}
          />
        </Field>
      ) : (
        <CommitField
          label={t('variable', { number })}
          hideLabel
          mono
          className="min-w-0 flex-1"
          value={row.name}
          max={64}
          required
          check={(text) => (/^[A-Z][A-Z0-9_]*$/.test(text) ? null : t('variable_wrong'))}
          onCommit={(name) => onChange({ ...row, name })}
        />
      )}
      <Field label={t('is', { number })} hideLabel className="w-32 shrink-0">
        <Select
          value={row.is ? 'yes' : 'no'}
          onChange={(event) => onChange({ ...row, is: event.target.value === 'yes' })}
          options={[
            { value: 'yes', label: t(row.about === 'fact' ? 'is_on' : 'is_set') },
            { value: 'no', label: t(row.about === 'fact' ? 'is_off' : 'is_unset') },
          ]}
        />
      </Field>
      <IconButton label={t('remove', { number })} icon={<X size={15} aria-hidden="true" />} onClick={() => onChange(null)} />
    </div>
  )
}

/** The written form. What does not make sense is said with its place and is not taken over. */
function ConditionText({ condition, facts, onChange }: Props) {
  const t = useTranslations('editor.condition')
  const names = new Set(facts.map((fact) => fact.key))
  const check = (text: string) => {
    const parsed = parseCondition(text)
    if (!parsed.ok) return t('stops', { at: parsed.at + 1, found: parsed.found === '' ? 'none' : parsed.found })
    const unknown = parsed.facts.find((fact) => !names.has(fact))
    return unknown === undefined ? null : t('unknown', { fact: unknown })
  }
  // A condition that is wrong already (an import, a removed fact) says so before anything is typed.
  const wrong = condition === null ? null : check(condition)
  return (
    <>
      <CommitField
        label={t('text')}
        hideLabel
        mono
        value={condition ?? ''}
        max={200}
        hint={t('text_hint')}
        check={check}
        onCommit={(text) => onChange(text === '' ? null : text)}
      />
      {wrong ? (
        <p role="alert" className="text-xs text-nogo">
          {wrong}
        </p>
      ) : null}
    </>
  )
}
