import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { FeatureTexts } from '@/app/feature-texts'
import { plain } from '@/lib/core/canonical'
import { signedInPerson } from '@/lib/core/session'
import type { ShownRun } from '@/components/smoke/read-run'
import { getRun } from '@/lib/smoke/run-queries'
import { RunView } from './run-view'

type Props = { params: Promise<{ runId: string }> }

const readRun = cache(async (runId: string): Promise<ShownRun> => {
  const actor = await signedInPerson(`/smoke/runs/${runId}`)
  const run = /^[0-9a-f-]{36}$/i.test(runId) ? await getRun(actor, runId) : null
  return run ? (plain(run) as ShownRun) : notFound()
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const run = await readRun((await params).runId)
  return { title: `${run.suite.name} · ${run.environment.name}` }
}

/** One run: what it came to, and every step with what was asked and answered. */
export default async function RunPage({ params }: Props) {
  return (
    <FeatureTexts features={['trends']}>
      <RunView initial={await readRun((await params).runId)} />
    </FeatureTexts>
  )
}
