import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { signedInPerson } from '@/lib/core/session'
import { listFeedsOf } from '@/lib/calendar/queries'
import { getTimeline } from '@/lib/releases/timeline-queries'
import { readHeading } from '../read-heading'
import { TimelineScreen } from './timeline-screen'

type Props = { params: Promise<{ releaseId: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [{ title, version }, t] = await Promise.all([readHeading((await params).releaseId, '/timeline'), getTranslations('timeline')])
  return { title: t('pageTitle', { release: `${title} ${version}` }) }
}

/** A release on the calendar and the clock: days, then the window by the minute. */
export default async function TimelinePage({ params }: Props) {
  const { releaseId } = await params
  const heading = await readHeading(releaseId, '/timeline')
  const reader = await signedInPerson()
  const [timeline, feeds] = await Promise.all([getTimeline(reader, heading.id), listFeedsOf(reader, 'release', heading.id)])
  if (!timeline) notFound()
  return <TimelineScreen heading={heading} initial={timeline} feeds={feeds} />
}
