'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { Avatar } from '@/components/ui/avatar'
import { Code } from '@/components/ui/code'
import { RefusalNote } from '@/components/ui/refusal-note'
import { Spinner } from '@/components/ui/spinner'
import { useCommand } from '@/components/ui/use-command'
import type { Role } from '@/lib/core/actor'
import { signInAnswer } from './request-sign-in'

type DemoPerson = { name: string; email: string; role: Role | null; slots: { name: string; nameZh: string }[] }

/** The demo's people, one click each. Exists only where the start opened the demo: embedded database, this machine alone. */
export function DemoPeople({ people, password, next }: { people: DemoPerson[]; password: string; next: string }) {
  const t = useTranslations('people')
  const locale = useLocale()
  const [chosen, setChosen] = useState<string | null>(null)
  const { run, pending, refusal } = useCommand(
    (email: string) => signInAnswer(email, password, (code, params) => t(`signIn.faults.${code}`, params)),
    { onDone: () => window.location.assign(next) },
  )
  return (
    <section aria-labelledby="demo-people" className="rounded-xl border border-line bg-panel">
      <header className="border-b border-line px-4 py-3">
        <h2 id="demo-people">{t('demo.title')}</h2>
        <p className="text-sm text-ink-2">{t.rich('demo.lead', { password: () => <Code>{password}</Code> })}</p>
      </header>
      <RefusalNote refusal={refusal} className="m-3" />
      <ul className="grid sm:grid-cols-2">
        {people.map((person) => (
          <li key={person.email}>
            <button
              type="button"
              aria-disabled={pending}
              onClick={() => {
                setChosen(person.email)
                void run(person.email)
              }}
              className="flex w-full items-center gap-2.5 px-4 py-2 text-left hover:bg-hover focus-visible:outline-offset-[-2px]"
            >
              {pending && chosen === person.email ? (
                <span className="grid size-7 shrink-0 place-items-center">
                  <Spinner />
                </span>
              ) : (
                <Avatar name={person.name} />
              )}
              <span className="min-w-0">
                <span className="block truncate text-sm font-medium">{t('demo.signInAs', { name: person.name })}</span>
                <span className="block truncate text-xs text-ink-3">
                  {[
                    person.role ? t(`roles.${person.role}`) : null,
                    ...person.slots.map((slot) => (locale === 'zh' && slot.nameZh ? slot.nameZh : slot.name)),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
