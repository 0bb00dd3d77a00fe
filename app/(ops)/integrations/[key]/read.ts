import { notFound } from 'next/navigation'
import { cache } from 'react'
import { signedInPerson } from '@/lib/core/session'
import { findIntegration, getIntegration, type IntegrationPage } from '@/lib/integrations/queries'

/** The integration a page of this folder is about, read once per rendered page; 404 for what the person may not read. */
export const readIntegration = cache(async (key: string): Promise<IntegrationPage> => {
  const actor = await signedInPerson(`/integrations/${key}`)
  const id = await findIntegration(actor, key)
  const integration = id ? await getIntegration(actor, id) : null
  return integration ?? notFound()
})
