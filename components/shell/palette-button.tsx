'use client'

import { Search } from 'lucide-react'
import { useTranslations } from 'next-intl'
import dynamic from 'next/dynamic'
import { useEffect, useRef, useState } from 'react'
import { IconButton } from '@/components/ui/icon-button'

const Palette = dynamic(() => import('./palette').then((module) => module.Palette), { ssr: false })

/** Opens "go to" by button, ⌘K or Ctrl+K; its code is fetched the first time. */
export function PaletteButton() {
  const t = useTranslations('shell')
  const [open, setOpen] = useState(false)
  const [wanted, setWanted] = useState(false)
  const button = useRef<HTMLButtonElement>(null)

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.metaKey || event.ctrlKey) || event.shiftKey || event.altKey) return
      // The bar of narrow screens holds a second one; only the visible one answers.
      if (!button.current?.checkVisibility()) return
      event.preventDefault()
      setWanted(true)
      setOpen((was) => !was)
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])

  return (
    <>
      <IconButton
        ref={button}
        label={t('palette.open')}
        aria-keyshortcuts="Meta+K Control+K"
        icon={<Search size={15} />}
        onClick={() => {
          setWanted(true)
          setOpen(true)
        }}
      />
      {wanted ? <Palette open={open} onOpenChange={setOpen} /> : null}
    </>
  )
}
