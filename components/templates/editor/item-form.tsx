'use client'

import { ArrowDown, ArrowLeft, ArrowRight, ArrowUp, Trash2 } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { Checkbox } from '@/components/ui/checkbox'
import { Field } from '@/components/ui/field'
import { IconButton } from '@/components/ui/icon-button'
import { Select } from '@/components/ui/select'
import type { TemplateBody, TemplateItem } from '@/lib/templates/schema'
import { applyOperation } from './apply-operation'
import { Bilingual } from './bilingual'
import { CommitField } from './commit-field'
import { ConditionBuilder } from './condition-builder'
import { DuePicker } from './due-picker'
import { useEditor } from './editor-context'
import { ItemKindForm } from './item-kind-form'
import { type Direction, stepPlace } from './moves'
import type { ItemChange } from './operation'
import { findItem } from './tree'

interface Props {
  itemKey: string
  body: TemplateBody
  /** What is wrong with the item, as sentences. */
  problems: readonly string[]
  onMove: (key: string, direction: Direction) => void
  onRemove: (key: string) => void
}

const steps = [
  ['up', ArrowUp],
  ['down', ArrowDown],
  ['out', ArrowLeft],
  ['in', ArrowRight],
] as const

/** Everything about one item. Each change is a step of its own; nothing needs saving. */
export function ItemForm({ itemKey, body, problems, onMove, onRemove }: Props) {
  const t = useTranslations('editor.item')
  const { act, roles } = useEditor()
  const locale = useLocale()
  const found = findItem(body, itemKey)
  if (!found) return <p className="text-sm text-ink-2">{t('none')}</p>
  const { item, parent } = found
  const set = (what: string, change: ItemChange, merge?: string) =>
    void act({ what, text: change.text ?? item.text }, { do: 'item_set', key: item.key, set: change }, merge && `${item.key}.${merge}`)
  const phase = body.phases.find((one) => one.key === found.phase)
  return (
    <div className="grid gap-4" key={item.key}>
      <div role="toolbar" aria-label={t('moves')} className="flex flex-wrap gap-1">
        {steps.map(([direction, Icon]) => {
          const place = stepPlace(body, item.key, direction)
          const possible = place !== null && applyOperation(body, { do: 'item_moved', key: item.key, place }) !== body
          return (
            <IconButton
              key={direction}
              bordered
              label={t(`move_${direction}`)}
              disabled={!possible}
              icon={<Icon size={15} aria-hidden="true" />}
              onClick={() => onMove(item.key, direction)}
            />
          )
        })}
        <IconButton
          bordered
          tone="danger"
          className="ml-auto"
          label={t('remove')}
          icon={<Trash2 size={15} aria-hidden="true" />}
          onClick={() => onRemove(item.key)}
        />
      </div>
      {problems.length > 0 ? (
        <ul className="grid gap-1 text-sm text-nogo">
          {problems.map((problem) => (
            <li key={problem}>{problem}</li>
          ))}
        </ul>
      ) : null}
      <Bilingual
        label={t('text')}
        english={item.text}
        chinese={item.textZh}
        onEnglish={(text) => set('item_text', { text }, 'text')}
        onChinese={(textZh) => set('item_chinese', { textZh }, 'textZh')}
        max={500}
        required
      />
      {item.items.length > 0 ? <p className="text-sm text-ink-2">{t('has_parts', { count: item.items.length })}</p> : null}
      {item.items.length === 0 || item.kind !== 'manual' ? (
        <ItemKindForm
          item={item}
          communications={body.communications}
          onChange={(kind, params) => set('item_kind', { kind, params }, 'kind')}
        />
      ) : null}
      <DuePicker
        label={t('due')}
        due={item.due}
        none={phase?.offset ? t('due_of_phase') : t('no_due')}
        onChange={(due) => set('item_due', { due }, 'due')}
      />
      <Field label={t('before')} hint={parent ? t('before_of_parent') : undefined}>
        <Select
          value={item.before}
          disabled={parent !== null}
          onChange={(event) => set('item_before', { before: event.target.value as TemplateItem['before'] })}
          options={[
            { value: 'start', label: t('before_start') },
            { value: 'completion', label: t('before_completion') },
          ]}
        />
      </Field>
      <Checkbox
        label={t('optional')}
        hint={t('optional_hint')}
        checked={item.optional}
        onChange={(event) => set('item_optional', { optional: event.target.checked })}
      />
      <ConditionBuilder
        condition={item.condition}
        facts={body.facts}
        onChange={(condition) => set('item_condition', { condition }, 'condition')}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t('who')} required={false}>
          <Select
            value={item.roleKey ?? ''}
            placeholder={t('nobody')}
            onChange={(event) => set('item_who', { roleKey: event.target.value === '' ? null : event.target.value })}
            options={[
              ...roles.map((role) => ({ value: role.key, label: locale === 'zh' && role.nameZh ? role.nameZh : role.name })),
              ...(item.roleKey !== null && !roles.some((role) => role.key === item.roleKey)
                ? [{ value: item.roleKey, label: item.roleKey }]
                : []),
            ]}
          />
        </Field>
        <Amount
          label={t('estimate')}
          unit={t('minutes')}
          value={item.estimateMinutes}
          most={10_080}
          onChange={(estimateMinutes) => set('item_estimate', { estimateMinutes }, 'estimate')}
        />
        <Amount
          label={t('max_age')}
          unit={t('hours')}
          hint={t('max_age_hint')}
          value={item.maxAgeHours}
          most={8760}
          onChange={(maxAgeHours) => set('item_max_age', { maxAgeHours }, 'age')}
        />
      </div>
      <Bilingual
        label={t('details')}
        english={item.details}
        chinese={item.detailsZh}
        onEnglish={(details) => set('item_details', { details }, 'details')}
        onChinese={(detailsZh) => set('item_details', { detailsZh }, 'detailsZh')}
        max={8000}
        lines
      />
    </div>
  )
}

interface AmountProps {
  label: string
  unit: string
  hint?: string
  value: number | null
  most: number
  onChange: (value: number | null) => void
}

/** A whole number of at least 1, or none. */
function Amount({ label, unit, hint, value, most, onChange }: AmountProps) {
  const t = useTranslations('editor.errors')
  return (
    <CommitField
      label={label}
      unit={unit}
      hint={hint}
      value={value === null ? '' : String(value)}
      max={6}
      check={(text) => (/^[1-9]\d*$/.test(text) && Number(text) <= most ? null : t('whole', { min: 1, max: most }))}
      onCommit={(text) => onChange(text === '' ? null : Number(text))}
    />
  )
}
