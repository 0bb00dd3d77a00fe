'use client'

import { Dialog } from '@base-ui/react/dialog'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import clsx from 'clsx'
import { Search } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { type KeyboardEvent, useEffect, useId, useState } from 'react'
import { navGroups } from './nav-items'

type Target = { id: string; href: string; label: string; hint: string }

type Props = { open: boolean; onOpenChange: (open: boolean) => void }

/** Goes to a page or a release by typing part of its name. Arrow keys choose, Enter goes, Escape closes. */
export function Palette({ open, onOpenChange }: Props) {
  const t = useTranslations('shell')
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-veil" />
        <Dialog.Viewport className="fixed inset-0 z-50 flex justify-center px-3 pt-[12vh]">
          <Dialog.Popup className="h-fit w-full max-w-130 overflow-hidden rounded-xl border border-line-strong bg-panel text-ink">
            <Dialog.Title className="sr-only">{t('palette.open')}</Dialog.Title>
            <Finder onGone={() => onOpenChange(false)} />
          </Dialog.Popup>
        </Dialog.Viewport>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

function Finder({ onGone }: { onGone: () => void }) {
  const t = useTranslations('shell')
  const router = useRouter()
  const id = useId()
  const [words, setWords] = useState('')
  const [chosen, setChosen] = useState(0)
  const targets = useTargets(useSettled(words.trim()))
  const at = Math.min(chosen, targets.length - 1)

  const go = (target: Target | undefined) => {
    if (!target) return
    onGone()
    router.push(target.href)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter') go(targets[at])
    else if (event.key === 'ArrowDown') setChosen(targets.length ? (at + 1) % targets.length : 0)
    else if (event.key === 'ArrowUp') setChosen(targets.length ? (at - 1 + targets.length) % targets.length : 0)
    else return
    event.preventDefault()
  }

  return (
    <>
      <div className="flex items-center gap-2.5 border-b border-line px-3.5">
        <Search size={15} aria-hidden="true" className="shrink-0 text-ink-3" />
        <input
          role="combobox"
          aria-label={t('palette.open')}
          aria-expanded={targets.length > 0}
          aria-controls={`${id}-list`}
          aria-activedescendant={targets[at] ? `${id}-${targets[at].id}` : undefined}
          autoComplete="off"
          placeholder={t('palette.placeholder')}
          value={words}
          onChange={(event) => {
            setWords(event.target.value)
            setChosen(0)
          }}
          onKeyDown={onKeyDown}
          className="h-11 w-full bg-transparent outline-none"
        />
      </div>
      <ul id={`${id}-list`} role="listbox" aria-label={t('palette.results')} className="max-h-[50vh] overflow-y-auto p-1.5">
        {targets.map((target, index) => (
          <li
            key={target.id}
            id={`${id}-${target.id}`}
            role="option"
            aria-selected={index === at}
            onPointerMove={() => setChosen(index)}
            onClick={() => go(target)}
            className={clsx('flex cursor-pointer items-center justify-between gap-3 rounded-md px-2.5 py-1.5', index === at && 'bg-hover')}
          >
            <span className="truncate">{target.label}</span>
            <span className="shrink-0 text-xs text-ink-3">{target.hint}</span>
          </li>
        ))}
      </ul>
      <p role="status" className={targets.length === 0 ? 'px-4 pt-1 pb-4 text-sm text-ink-2' : 'sr-only'}>
        {targets.length === 0 ? t('palette.nothing') : t('palette.count', { count: targets.length })}
      </p>
    </>
  )
}

/** Letters from which on releases are looked for. */
const fewest = 2

/** A text once it has stopped changing for 150 ms; at once when it becomes empty. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), text === '' ? 0 : 150)
    return () => clearTimeout(timer)
  }, [text])
  return settled
}

type FoundRelease = { id: string; title: string; version: string; integration: { name: string }; environment: { name: string } }

/** Pages whose name has the words, then the releases that the server finds for them. */
function useTargets(words: string): Target[] {
  const t = useTranslations('shell')
  const { data = [] } = useQuery({
    queryKey: ['release', 'palette', words],
    queryFn: async ({ signal }): Promise<FoundRelease[]> => {
      const response = await fetch(`/api/v1/releases?search=${encodeURIComponent(words)}`, { signal })
      if (!response.ok) throw new Error(String(response.status))
      return ((await response.json()) as { releases: FoundRelease[] }).releases.slice(0, 8)
    },
    enabled: words.length >= fewest,
    placeholderData: keepPreviousData,
  })
  const releases = words.length >= fewest ? data : []
  const low = words.toLowerCase()
  const pages: Target[] = navGroups.flatMap((group) =>
    group.items.map((item) => ({ id: item.text, href: item.href, label: t(`nav.${item.text}`), hint: t(`groups.${group.text}`) })),
  )
  pages.push({ id: 'account', href: '/settings/account', label: t('account'), hint: '' })
  const found = releases.map((release) => ({
    id: release.id,
    href: `/releases/${release.id}`,
    label: `${release.title} ${release.version}`,
    hint: `${release.integration.name} · ${release.environment.name}`,
  }))
  return [...pages.filter((page) => page.label.toLowerCase().includes(low)), ...found]
}
