'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { CommandForm } from '@/components/ui/command-form'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { Field } from '@/components/ui/field'
import { useFormState } from '@/components/ui/form-context'
import { SubmitButton } from '@/components/ui/submit-button'
import { Textarea } from '@/components/ui/textarea'
import type { IntegrationPage } from '@/lib/integrations/queries'
import { clearValueAction, setValueAction } from '../../actions'

type Variable = IntegrationPage['variables'][number]
type Props = { variable: Variable; environmentId: string; cell: Variable['cells'][number]; onDone: () => void }

/** The value someone else set meanwhile, as a version conflict tells it. */
type Current = { version: number; plain?: string; fingerprint?: string; cleared?: true }

/** Sets or clears one value. A secret goes in and never comes out. */
export function ValueForm({ variable, environmentId, cell, onDone }: Props) {
  const t = useTranslations('integrations.values')
  const secret = variable.kind === 'secret'
  // The version one has seen: a change made since then is refused and shown, and overwriting it is a second decision.
  const [seen, setSeen] = useState(cell.seen)
  const [shown, setShown] = useState(!secret)
  const place = { variableId: variable.id, environmentId }
  return (
    <CommandForm
      action={setValueAction}
      toInput={(data) => ({ ...place, value: String(data.get('value') ?? '').replaceAll('\r\n', '\n') })}
      meta={() => ({ expectedVersion: seen })}
      success={(value) => (value.changed ? t('saved', { version: value.version }) : t('unchanged'))}
      onDone={onDone}
    >
      <Field name="value" label={secret ? t('newSecret') : t('value')} hint={secret ? t('secretHint') : undefined} required>
        <Textarea
          mono
          rows={secret ? 2 : 3}
          autoComplete="off"
          spellCheck={false}
          autoCapitalize="off"
          autoCorrect="off"
          data-1p-ignore
          defaultValue={cell.plain ?? ''}
          className={shown ? undefined : '[-webkit-text-security:disc]'}
        />
      </Field>
      {secret || !variable.recommended ? null : (
        <p className="-mt-2 text-xs text-ink-3">
          {t.rich('recommendedIs', { value: variable.recommended, code: (chunks) => <code>{chunks}</code> })}
        </p>
      )}
      <Conflict seen={seen} onOverwrite={setSeen} />
      <div className="order-last flex flex-wrap justify-end gap-2">
        {secret ? (
          <Button variant="ghost" className="mr-auto" aria-pressed={shown} onClick={() => setShown(!shown)}>
            {shown ? t('hideTyped') : t('showTyped')}
          </Button>
        ) : null}
        {cell.state === 'set' ? (
          <ConfirmDialog
            trigger={<Button variant="danger">{t('clear')}</Button>}
            title={t('clearTitle', { variable: variable.key })}
            confirm={t('clearConfirm')}
            run={() => clearValueAction(place, { expectedVersion: seen })}
            success={t('cleared')}
            onDone={onDone}
          >
            {cell.required ? t('clearExplainRequired') : t('clearExplain')}
          </ConfirmDialog>
        ) : null}
        <SubmitButton>{secret && cell.state === 'set' ? t('replace') : t('set')}</SubmitButton>
      </div>
    </CommandForm>
  )
}

/** Shows what was set meanwhile, and lets one save over it knowingly. */
function Conflict({ seen, onOverwrite }: { seen: number; onOverwrite: (version: number) => void }) {
  const t = useTranslations('integrations.values')
  const { refusal } = useFormState()
  if (refusal?.code !== 'version_conflict') return null
  const current = (refusal.data as { current?: Current } | undefined)?.current
  if (!current) return null
  const said = current.cleared ? t('nowCleared') : (current.plain ?? t('secretVersion', { version: current.version }))
  return (
    <Callout
      tone="hold"
      title={t('conflict')}
      actions={
        seen === current.version ? null : (
          <Button size="sm" onClick={() => onOverwrite(current.version)}>
            {t('overwrite')}
          </Button>
        )
      }
    >
      <span className="font-mono text-xs break-all">{said}</span>
      {seen === current.version ? <p className="mt-1">{t('saveAgain')}</p> : null}
    </Callout>
  )
}
