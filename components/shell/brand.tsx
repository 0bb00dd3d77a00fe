import Link from 'next/link'

/** The mark and the name, leading to the board. */
export function Brand({ name }: { name: string }) {
  return (
    <Link href="/" className="flex items-center gap-2 rounded-md px-2 py-1 text-[15px] font-bold tracking-tight">
      <BrandMark />
      {name}
    </Link>
  )
}

/** The mark alone: half go, half no-go. */
export function BrandMark({ size = 18 }: { size?: number }) {
  return (
    <span
      aria-hidden="true"
      style={{ width: size, height: size, borderRadius: size * 0.28 }}
      className="block shrink-0 bg-[linear-gradient(135deg,var(--go)_50%,var(--nogo)_50%)]"
    />
  )
}
