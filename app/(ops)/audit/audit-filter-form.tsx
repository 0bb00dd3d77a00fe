'use client'

import { useTranslations } from 'next-intl'
import Form from 'next/form'
import { actionGroups, actionKey } from '@/components/audit/action-text'
import { Button } from '@/components/ui/button'
import { ButtonLink } from '@/components/ui/button-link'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { filterParams } from '@/lib/audit/filter-params'
import type { AuditFilter } from '@/lib/audit/schema'

type Named = { id: string; name: string }
type Props = { filter: AuditFilter; choices: { people: Named[]; integrations: Named[] }; zone: string }

/** The search as a form of its own: it works before scripts do, and its answer has an address that can be sent on. */
export function AuditFilterForm({ filter, choices, zone }: Props) {
  const t = useTranslations('audit')
  const textKey = (action: string) => `actions.${actionKey(action)}` as 'actions.item_tick'
  const group = (name: string) => (t.has(`groups.${name}` as 'groups.item') ? t(`groups.${name}` as 'groups.item') : name)
  // Machine facts are recorded and never stand in the chain: they have no words, and are no choice.
  const groups = actionGroups()
    .map(({ group: name, actions }) => ({ name, actions: actions.filter((action) => t.has(textKey(action))) }))
    .filter(({ actions }) => actions.length > 0)
  const named = (list: Named[]) => list.map((each) => ({ value: each.id, label: each.name }))
  return (
    <Form
      key={filterParams(filter).toString()}
      action="/audit"
      role="search"
      className="grid grid-cols-1 items-start gap-3 sm:grid-cols-2 lg:grid-cols-4"
    >
      <Field label={t('filter.text')} name="q">
        <Input type="search" defaultValue={filter.q} maxLength={200} />
      </Field>
      <Field label={t('filter.action')} name="action">
        <Select defaultValue={filter.action ?? ''} placeholder={t('filter.any')}>
          {groups.map(({ name, actions }) => (
            <optgroup key={name} label={group(name)}>
              <option value={`${name}.`}>{t('filter.whole', { group: group(name) })}</option>
              {actions.map((action) => (
                <option key={action} value={action}>
                  {t(textKey(action))}
                </option>
              ))}
            </optgroup>
          ))}
        </Select>
      </Field>
      <Field label={t('filter.person')} name="person">
        <Select defaultValue={filter.person ?? ''} placeholder={t('filter.any')} options={named(choices.people)} />
      </Field>
      <Field label={t('filter.integration')} name="integration">
        <Select defaultValue={filter.integration ?? ''} placeholder={t('filter.any')} options={named(choices.integrations)} />
      </Field>
      <Field label={t('filter.from', { zone })} name="from">
        <Input type="date" defaultValue={filter.from} />
      </Field>
      <Field label={t('filter.to', { zone })} name="to">
        <Input type="date" defaultValue={filter.to} />
      </Field>
      {filter.entity ? (
        <Field label={t('filter.entity')} name="entity" hint={t('filter.entityHint')}>
          <Input mono defaultValue={filter.entity} spellCheck={false} />
        </Field>
      ) : null}
      <div className="flex gap-2 sm:pt-6">
        <Button type="submit" variant="primary">
          {t('filter.search')}
        </Button>
        {filterParams(filter).size > 0 ? <ButtonLink href="/audit">{t('all')}</ButtonLink> : null}
      </div>
    </Form>
  )
}
