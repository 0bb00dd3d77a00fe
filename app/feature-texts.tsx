import { getMessages } from 'next-intl/server'
import type { ReactNode } from 'react'
import { MoreTexts } from '@/components/ui/more-texts'

/**
 * Sends the texts of these features (files under messages/) to the browser, for what is inside. Everything a page carries is paid for by who
 * opens it, so each page gets what its client components ask for and no more: checks/page-texts.test.ts holds both.
 */
export async function FeatureTexts({ features, children }: { features: readonly string[]; children: ReactNode }) {
  const messages = await getMessages()
  const asked = Object.fromEntries(Object.entries(messages).filter(([feature]) => features.includes(feature)))
  return <MoreTexts messages={asked as typeof messages}>{children}</MoreTexts>
}
