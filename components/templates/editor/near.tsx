'use client'

import { type ReactNode, useEffect, useRef, useState } from 'react'

interface Props {
  /** Height in pixels while its content is not drawn. */
  height: number
  /** Draws the content wherever it is: something in it has the focus or is looked for. */
  always?: boolean
  className?: string
  role?: string
  children: () => ReactNode
}

/** How far outside of the window (px) something counts as near. */
const REACH = '900px 0px'

/** Draws its content only while it is near the window; a plan of 2,000 items then costs what one screen of it costs. */
export function Near({ height, always = false, className, role, children }: Props) {
  const box = useRef<HTMLDivElement>(null)
  const [near, setNear] = useState(false)
  const last = useRef(height)
  useEffect(() => {
    if (!box.current) return
    const element = box.current
    const watcher = new IntersectionObserver(
      ([entry]) => {
        if (!entry) return
        // The height it had keeps the page from jumping when its content goes.
        if (!entry.isIntersecting && element.offsetHeight > 0) last.current = element.offsetHeight
        setNear(entry.isIntersecting)
      },
      { rootMargin: REACH },
    )
    watcher.observe(element)
    return () => watcher.disconnect()
  }, [])
  const drawn = near || always
  return (
    <div ref={box} role={role} className={className} style={drawn ? undefined : { height: last.current }}>
      {drawn ? children() : null}
    </div>
  )
}
