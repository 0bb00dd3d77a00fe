'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { DifferenceList } from '@/components/releases/difference-list'
import { useBilingual, usePartNames } from '@/components/releases/use-words'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { CommandForm } from '@/components/ui/command-form'
import { Dialog, DialogFooter } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { RadioGroup } from '@/components/ui/radio-group'
import { Skeleton } from '@/components/ui/skeleton'
import { SubmitButton } from '@/components/ui/submit-button'
import { Textarea } from '@/components/ui/textarea'
import type { Answer } from '@/lib/core/answer'
import type { ReleaseView, SlotView, SubjectPartView } from '@/lib/releases/view'
import { confirmPasswordToSignAction, signOffAction } from '../actions'
import { readApi } from './read-api'
import { SubjectParts } from './subject-parts'

type Props = { release: ReleaseView; slot: SlotView; onClose: () => void }
type Decision = 'go' | 'nogo'

/**
 * Signing: what exactly is signed (each covered part with its digest), what the signature means, GO or NO-GO with a reason,
 * and the password again. What changes while one reads is marked, and nothing unread can be signed.
 */
export function SignDialog({ release, slot, onClose }: Props) {
  const t = useTranslations('releases.sign')
  const bilingual = useBilingual()
  const names = usePartNames()
  const queries = useQueryClient()
  const [decision, setDecision] = useState<Decision>('go')
  const {
    data: parts,
    isError,
    refetch,
  } = useQuery({
    queryKey: ['release', release.id, 'subject'],
    queryFn: () => readApi<SubjectPartView[]>(`/releases/${release.id}/subject`),
    staleTime: 0,
    // What an earlier dialog showed is not what is signed now: each one begins with what it reads itself.
    gcTime: 0,
  })
  const covered = parts?.filter((part) => slot.covers.includes(part.part)) ?? []
  const left = parts?.filter((part) => !slot.covers.includes(part.part)).map((part) => part.part) ?? []
  const moved = useMoved(covered)
  const changedSince = slot.standing?.differences
  const name = bilingual(slot.name, slot.nameZh)
  return (
    <Dialog
      open
      onOpenChange={(open) => (open ? undefined : onClose())}
      size="lg"
      title={t('title', { slot: name })}
      description={t('description', { release: `${release.title} ${release.version} → ${release.environment.name}` })}
    >
      <CommandForm
        action={sign}
        toInput={(data) => ({
          releaseId: release.id,
          slotId: slot.id,
          decision,
          reason: String(data.get('reason') ?? '').trim(),
          password: String(data.get('password') ?? ''),
          subject: Object.fromEntries(covered.map((part) => [part.part, part.digest])),
        })}
        success={t(`done_${decision}`)}
        onDone={() => {
          onClose()
          void queries.invalidateQueries({ queryKey: ['release', release.id] })
        }}
      >
        <section aria-labelledby="sign-what">
          <h3 id="sign-what">{t('what')}</h3>
          <p className="mb-2 text-sm text-ink-2">{t('whatHint')}</p>
          {changedSince && changedSince.length > 0 ? (
            <Callout tone="hold" title={t('changed_since', { name: slot.standing?.printedName ?? '' })} className="mb-2">
              <DifferenceList parts={changedSince} />
            </Callout>
          ) : null}
          {parts ? (
            <SubjectParts parts={covered} plan={parts.find((part) => part.part === 'plan')?.content} moved={moved} />
          ) : isError ? (
            <Callout
              tone="nogo"
              role="alert"
              actions={
                <Button size="sm" onClick={() => void refetch()}>
                  {t('retry')}
                </Button>
              }
            >
              {t('failed')}
            </Callout>
          ) : (
            <div role="status">
              <span className="sr-only">{t('loading')}</span>
              <Skeleton className="h-36 w-full" />
            </div>
          )}
          {left.length > 0 ? <p className="mt-2 text-xs text-ink-3">{t('not_covered', { parts: names(left) })}</p> : null}
        </section>
        {moved.length > 0 ? (
          <Callout tone="hold" role="status">
            {t('moved', { parts: names(moved) })}
          </Callout>
        ) : null}
        <section aria-labelledby="sign-meaning">
          <h3 id="sign-meaning">{t('meaning')}</h3>
          <blockquote className="mt-1 border-l-2 border-line-strong pl-3 text-lg">{bilingual(slot.meaning, slot.meaningZh)}</blockquote>
          <p className="mt-1 text-xs text-ink-3">{slot.before === 'start' ? t('expires', { hours: slot.validHours }) : t('stands')}</p>
        </section>
        <RadioGroup
          legend={t('decision')}
          name="decision"
          inline
          value={decision}
          onChange={(value) => setDecision(value as Decision)}
          options={[
            { value: 'go', label: t('go'), hint: t('goHint') },
            { value: 'nogo', label: t('nogo'), hint: t('nogoHint') },
          ]}
        />
        <Field name="reason" label={t(`reason_${decision}`)} hint={t('reason_hint')} required={decision === 'nogo'}>
          <Textarea maxLength={1000} rows={2} />
        </Field>
        <Field name="password" label={t('password')} hint={t('passwordHint')} className="max-w-90">
          <Input type="password" autoComplete="current-password" />
        </Field>
        <DialogFooter>
          <SubmitButton variant={decision === 'go' ? 'primary' : 'danger'} disabled={!parts}>
            {t(`submit_${decision}`)}
          </SubmitButton>
        </DialogFooter>
      </CommandForm>
    </Dialog>
  )
}

type SignInput = {
  releaseId: string
  slotId: string
  decision: Decision
  reason: string
  password: string
  subject: Record<string, string>
}

/** The password first; what it opens is five minutes long and serves this signature. */
async function sign(input: SignInput | FormData): Promise<Answer<unknown>> {
  const { password, ...signature } = input as SignInput
  const confirmed = await confirmPasswordToSignAction({ password })
  return confirmed.ok ? signOffAction(signature) : confirmed
}

/** The parts that have changed since the dialog first showed them. */
function useMoved(parts: readonly SubjectPartView[]): string[] {
  const first = useRef<Record<string, string> | null>(null)
  const [moved, setMoved] = useState<string[]>([])
  const key = parts.map((part) => `${part.part}:${part.digest}`).join(' ')
  useEffect(() => {
    if (key === '') return
    const now = Object.fromEntries(key.split(' ').map((entry) => entry.split(':') as [string, string]))
    const seen = (first.current ??= now)
    setMoved(Object.keys(now).filter((part) => seen[part] !== now[part]))
  }, [key])
  return moved
}
