import { notFound } from 'next/navigation'
import { cache } from 'react'
import { plain } from '@/lib/core/canonical'
import { signedInPerson } from '@/lib/core/session'
import type { Wire } from '@/lib/core/wire'
import { getSuite, type SuitePage } from '@/lib/smoke/queries'
import { getSuiteTriggers, type SuiteTriggers } from '@/lib/smoke/triggers/queries'

export type ShownSuite = Wire<SuitePage>

/** The suite a page of this folder is about, read once per rendered page; 404 for what the person may not read. */
export const readSuite = cache(async (suiteId: string, environmentKey?: string): Promise<ShownSuite> => {
  const actor = await signedInPerson(`/smoke/${suiteId}`)
  const suite = /^[0-9a-f-]{36}$/i.test(suiteId) ? await getSuite(actor, suiteId, environmentKey) : null
  return suite ? (plain(suite) as ShownSuite) : notFound()
})

/** When the suite runs by itself; after `readSuite`, which has asked whether it may be read. */
export async function readTriggers(suiteId: string): Promise<Wire<SuiteTriggers>> {
  const triggers = await getSuiteTriggers(await signedInPerson(`/smoke/${suiteId}`), suiteId)
  return triggers ? (plain(triggers) as Wire<SuiteTriggers>) : notFound()
}
