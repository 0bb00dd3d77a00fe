'use client'

import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { Field } from '@/components/ui/field'
import { Panel, PanelBody } from '@/components/ui/panel'
import { Select } from '@/components/ui/select'
import type { ImportPlace } from './import-view'

type Props = {
  places: readonly ImportPlace[]
  place: ImportPlace
  suiteId: string
  count: number
  variables: readonly string[]
  pending: boolean
  onPlace: (id: string) => void
  onSuite: (id: string) => void
  onOpen: () => void
}

/** Where the chosen steps go, and what has to be defined there before they can run. */
export function PlacePanel({ places, place, suiteId, count, variables, pending, onPlace, onSuite, onOpen }: Props) {
  const t = useTranslations('smoke_import.place')
  const known = new Set(place.variables.map(({ key }) => key))
  const missing = variables.filter((name) => !known.has(name))
  return (
    <Panel title={t('title')} className="lg:sticky lg:top-4">
      <PanelBody className="grid gap-3">
        <Field label={t('integration')} required>
          <Select
            value={place.id}
            onChange={(event) => onPlace(event.target.value)}
            options={places.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Field>
        <Field label={t('suite')} required>
          <Select
            value={suiteId}
            onChange={(event) => onSuite(event.target.value)}
            options={[
              { value: '', label: t('newSuite') },
              ...place.suites.map(({ id, name }) => ({ value: id, label: t('addTo', { name }) })),
            ]}
          />
        </Field>
        {missing.length > 0 ? (
          <Callout
            tone="hold"
            title={t('missing', { count: missing.length })}
            actions={
              <Link href={`/integrations/${place.key}/values`} target="_blank" className="text-sm underline">
                {t('define')}
              </Link>
            }
          >
            <ul className="mt-1 grid gap-0.5">
              {missing.map((name) => (
                <li key={name} className="font-mono text-xs break-all">
                  {name}
                </li>
              ))}
            </ul>
          </Callout>
        ) : variables.length > 0 ? (
          <p className="text-sm text-ink-2">{t('allDefined')}</p>
        ) : null}
        <p className="text-sm text-ink-2">{t('hint')}</p>
        <div>
          <Button variant="primary" disabled={pending || count === 0} onClick={onOpen}>
            {t('open', { count })}
          </Button>
        </div>
      </PanelBody>
    </Panel>
  )
}
