import type { Metadata } from 'next'
import { FeatureTexts } from '@/app/feature-texts'
import { readSuite, readTriggers } from './read'
import { SuiteView } from './suite-view'

type Props = { params: Promise<{ suiteId: string }>; searchParams: Promise<{ environment?: string | string[] }> }

const oneOf = (value: string | string[] | undefined) => (typeof value === 'string' ? value : undefined)

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await readSuite((await params).suiteId)).name }
}

/** One suite: what it says of each environment, its last runs and their latency, its steps. */
export default async function SuitePage({ params, searchParams }: Props) {
  const [{ suiteId }, { environment }] = await Promise.all([params, searchParams])
  const shown = oneOf(environment)
  return (
    <FeatureTexts features={['changes', 'integrations', 'trends', 'triggers']}>
      <SuiteView key={shown} initial={await readSuite(suiteId, shown)} triggers={await readTriggers(suiteId)} environmentKey={shown} />
    </FeatureTexts>
  )
}
