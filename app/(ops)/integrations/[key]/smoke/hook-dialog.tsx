'use client'

import { Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { TriggerPlace } from '@/components/smoke/trigger-actions'
import { Button } from '@/components/ui/button'
import { CommandForm } from '@/components/ui/command-form'
import { Dialog, DialogClose, DialogFooter } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { formValues } from '@/components/ui/form-values'
import { Input } from '@/components/ui/input'
import { RadioGroup } from '@/components/ui/radio-group'
import { Select } from '@/components/ui/select'
import { SubmitButton } from '@/components/ui/submit-button'
import { hookKinds } from '@/lib/smoke/hooks/schema'
import { createHookAction } from '../../actions'
import { HookSecret } from './hook-secret'

/** Adds a webhook, then shows its address and, once, its secret. */
export function HookDialog({ environments }: { environments: readonly (TriggerPlace & { key: string })[] }) {
  const t = useTranslations('triggers.hooks')
  const common = useTranslations('common')
  const router = useRouter()
  const first = environments.find((environment) => environment.production) ?? environments[0]
  const [open, setOpen] = useState(false)
  const [made, setMade] = useState<{ address: string; secret: string } | null>(null)
  const [environmentId, setEnvironmentId] = useState(first?.id ?? '')
  const [kind, setKind] = useState<string>('signed')
  const environment = environments.find(({ id }) => id === environmentId)
  const change = (next: boolean) => {
    setOpen(next)
    if (!next) setMade(null)
  }
  return (
    <Dialog
      open={open}
      onOpenChange={change}
      trigger={
        <Button size="sm" icon={<Plus size={14} aria-hidden="true" />}>
          {t('add')}
        </Button>
      }
      title={made ? t('createdTitle') : t('addTitle')}
    >
      {made ? (
        <HookSecret {...made} onDone={() => change(false)} />
      ) : (
        <CommandForm
          action={createHookAction}
          toInput={(data) => formValues(data, { environmentId: 'text', kind: 'text', name: 'text', environmentName: 'optional' })}
          onDone={(hook) => {
            setMade(hook)
            router.refresh()
          }}
        >
          <Field name="environmentId" label={t('environment')} required>
            <Select
              value={environmentId}
              onChange={(event) => setEnvironmentId(event.target.value)}
              options={environments.map(({ id, name }) => ({ value: id, label: name }))}
            />
          </Field>
          <RadioGroup
            legend={t('kind')}
            name="kind"
            value={kind}
            onChange={setKind}
            options={hookKinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
          />
          <Field name="name" label={t('name')} hint={t('nameHint')} required>
            <Input maxLength={60} />
          </Field>
          {kind === 'github' && environment ? (
            <Field
              name="environmentName"
              label={t('environmentName')}
              hint={t('environmentNameHint', { key: environment.key, name: environment.name })}
              required={false}
            >
              <Input maxLength={120} />
            </Field>
          ) : null}
          <div className="order-last">
            <DialogFooter>
              <DialogClose>
                <Button>{common('cancel')}</Button>
              </DialogClose>
              <SubmitButton>{t('add')}</SubmitButton>
            </DialogFooter>
          </div>
        </CommandForm>
      )}
    </Dialog>
  )
}
