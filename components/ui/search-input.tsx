'use client'

import { Search } from 'lucide-react'
import { usePathname, useRouter, useSearchParams } from 'next/navigation'
import { useEffect, useRef, useState, useTransition } from 'react'
import { controlClass } from './control-class'
import { Spinner } from './spinner'

/** Text that filters a page through its address: waits 250 ms, keeps the other parameters, drops those in `resets`. */
export function SearchInput({
  param = 'q',
  label,
  placeholder,
  resets = ['page', 'before', 'after'],
}: {
  param?: string
  label: string
  placeholder?: string
  resets?: readonly string[]
}) {
  const router = useRouter()
  const path = usePathname()
  const search = useSearchParams()
  const inAddress = search.get(param) ?? ''
  const [value, setValue] = useState(inAddress)
  const [pending, startTransition] = useTransition()
  const sent = useRef(inAddress)

  // Someone went back or followed a link: the box follows the address.
  useEffect(() => {
    if (inAddress !== sent.current) {
      sent.current = inAddress
      setValue(inAddress)
    }
  }, [inAddress])

  useEffect(() => {
    if (value === sent.current) return
    const timer = setTimeout(() => {
      sent.current = value
      const next = new URLSearchParams(search)
      if (value) next.set(param, value)
      else next.delete(param)
      for (const key of resets) next.delete(key)
      startTransition(() => router.replace(`${path}?${next}`, { scroll: false }))
    }, 250)
    return () => clearTimeout(timer)
  }, [value, search, param, path, router, resets])

  return (
    <span className="relative block w-full max-w-70 min-w-40">
      <span className="absolute inset-y-0 left-2.5 grid place-items-center text-ink-3">
        {pending ? <Spinner /> : <Search size={14} aria-hidden="true" />}
      </span>
      <input
        type="search"
        value={value}
        onChange={(event) => setValue(event.target.value)}
        aria-label={label}
        placeholder={placeholder ?? label}
        className={controlClass('h-8 pl-8')}
      />
    </span>
  )
}
