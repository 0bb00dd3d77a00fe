'use client'

import { Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { SecretOnce } from '@/components/people/secret-once'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { CommandForm } from '@/components/ui/command-form'
import { Dialog, DialogClose, DialogFooter } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { formValues } from '@/components/ui/form-values'
import { Input } from '@/components/ui/input'
import { SubmitButton } from '@/components/ui/submit-button'
import { tokenScopes } from '@/lib/core/permissions'
import { longestTokenDays } from '@/lib/people/schema'
import { createTokenAction } from '../../actions'

/** Makes a token, then shows it once; closing the window is the last anyone sees of it. */
export function TokenDialog() {
  const t = useTranslations('settings.tokens')
  const common = useTranslations('common')
  const router = useRouter()
  const [open, setOpen] = useState(false)
  const [token, setToken] = useState<string | null>(null)
  const change = (next: boolean) => {
    setOpen(next)
    if (!next) setToken(null)
  }
  return (
    <Dialog
      open={open}
      onOpenChange={change}
      trigger={
        <Button size="sm" variant="primary" icon={<Plus size={14} aria-hidden="true" />}>
          {t('create')}
        </Button>
      }
      title={token ? t('createdTitle') : t('create')}
    >
      {token ? (
        <SecretOnce secret={token} label={t('token')} warning={t('onlyOnce')} onDone={() => change(false)} />
      ) : (
        <CommandForm
          action={createTokenAction}
          toInput={(data) => formValues(data, { name: 'text', scopes: 'list', days: 'number' })}
          onDone={(made) => {
            setToken(made.token)
            router.refresh()
          }}
        >
          <Field label={t('name')} name="name" hint={t('nameHint')}>
            <Input required maxLength={60} />
          </Field>
          <fieldset className="min-w-0">
            <legend className="mb-1 text-sm font-medium">{t('scopes')}</legend>
            <div className="grid gap-1.5 sm:grid-cols-2">
              {tokenScopes.map((scope) => (
                <Checkbox key={scope} name="scopes" value={scope} defaultChecked={scope === 'read'} label={t(`scope.${scope}`)} />
              ))}
            </div>
            <p className="mt-1.5 text-xs text-ink-3">{t('scopesHint')}</p>
          </fieldset>
          <Field label={t('days')} name="days" hint={t('daysHint', { max: longestTokenDays })}>
            <Input type="number" min={1} max={longestTokenDays} defaultValue={90} required />
          </Field>
          <div className="order-last">
            <DialogFooter>
              <DialogClose>
                <Button>{common('cancel')}</Button>
              </DialogClose>
              <SubmitButton>{t('create')}</SubmitButton>
            </DialogFooter>
          </div>
        </CommandForm>
      )}
    </Dialog>
  )
}
