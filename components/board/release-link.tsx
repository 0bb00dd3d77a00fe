import Link from 'next/link'
import type { NeedRelease } from '@/lib/board/rules'
import type { Wire } from '@/lib/core/wire'

/** Where a release, or a part of its page, is found. */
export function releaseHref(release: { id: string }, part?: string): string {
  return `/releases/${release.id}${part ? `#${part}` : ''}`
}

/** Name and version of a release, leading to it. */
export function ReleaseLink({ release }: { release: Wire<NeedRelease> }) {
  return (
    <Link href={releaseHref(release)} className="font-medium hover:underline">
      {release.title} <span className="font-mono text-xs font-normal text-ink-3">{release.version}</span>
    </Link>
  )
}
