'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { FormDialog } from '@/components/integrations/form-dialog'
import { Avatar } from '@/components/ui/avatar'
import { Button } from '@/components/ui/button'
import { Chip } from '@/components/ui/chip'
import { Field } from '@/components/ui/field'
import { Panel, PanelRow } from '@/components/ui/panel'
import { Select } from '@/components/ui/select'
import type { IntegrationPage } from '@/lib/integrations/queries'
import { assignOwnerAction, clearOwnerAction } from '../actions'

type Owner = IntegrationPage['owners'][number]
type Input = { integrationId: string; area: Owner['area']; personId: string }

/** The six areas and who answers for each; one without an owner says so. */
export function OwnersPanel({ integration }: { integration: IntegrationPage }) {
  const t = useTranslations('integrations')
  const owned = integration.owners.filter((owner) => owner.person && !owner.person.disabled).length
  const may = integration.may['owner.assign'] && !integration.archivedAt
  return (
    <Panel title={t('owners.title')} meta={t('completeness.figures', { set: owned, required: integration.owners.length })}>
      {integration.owners.map((owner) => (
        <PanelRow key={owner.area} className="flex items-center gap-2.5 py-2.25">
          <Avatar name={owner.person?.disabled ? null : owner.person?.name} />
          <div className="min-w-0 flex-1">
            <div>{t(`area.${owner.area}`)}</div>
            <div className="text-xs text-ink-3">{owner.person ? owner.person.name : t('owners.nobody')}</div>
          </div>
          {owner.person && !owner.person.disabled ? null : (
            <Chip tone="hold">{owner.person ? t('owners.disabled') : t('owners.missing')}</Chip>
          )}
          {may ? <OwnerDialog integration={integration} owner={owner} /> : null}
        </PanelRow>
      ))}
    </Panel>
  )
}

function OwnerDialog({ integration, owner }: { integration: IntegrationPage; owner: Owner }) {
  const t = useTranslations('integrations')
  const router = useRouter()
  const area = t(`area.${owner.area}`)
  const send = ({ personId, ...place }: Input) => (personId ? assignOwnerAction({ ...place, personId }) : clearOwnerAction(place))
  return (
    <FormDialog
      trigger={
        <Button size="sm">
          {owner.person ? t('owners.change') : t('owners.assign')}
          <span className="sr-only">{t('owners.changeLabel', { area })}</span>
        </Button>
      }
      title={t('owners.dialogTitle', { area })}
      description={t(`areaHint.${owner.area}`)}
      size="sm"
      submit={t('owners.save')}
      success={t('owners.saved')}
      action={(input: Input | FormData) => send(input as Input)}
      toInput={(data): Input => ({ integrationId: integration.id, area: owner.area, personId: String(data.get('personId') ?? '') })}
      onDone={() => router.refresh()}
    >
      <Field name="personId" label={t('owners.person')} required>
        <Select
          defaultValue={owner.person?.disabled ? '' : owner.person?.id}
          placeholder={t('owners.nobody')}
          options={integration.people.map((person) => ({ value: person.id, label: person.name }))}
        />
      </Field>
    </FormDialog>
  )
}
