import clsx from 'clsx'

/** Initials of a name: two letters, or the first two characters of a Chinese one. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean)
  const first = words[0] ?? ''
  if (/\p{Script=Han}/u.test(first)) return Array.from(first).slice(-2).join('')
  const last = words.length > 1 ? (words[words.length - 1] ?? '') : ''
  return ((Array.from(first)[0] ?? '?') + (Array.from(last)[0] ?? '')).toUpperCase()
}

/** A person as initials in a circle; without a name, a dashed one: nobody yet. Decoration: write the name beside it. */
export function Avatar({ name, size = 28 }: { name?: string | null; size?: number }) {
  return (
    <span
      aria-hidden="true"
      style={{ width: size, height: size, fontSize: size * 0.39 }}
      className={clsx(
        'grid shrink-0 place-items-center rounded-full font-semibold select-none',
        name ? 'bg-accent-bg text-accent' : 'border-[1.5px] border-dashed border-line-strong',
      )}
    >
      {name ? initials(name) : null}
    </span>
  )
}
