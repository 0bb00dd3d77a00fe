import type { ReactNode } from 'react'
import { FeatureTexts } from '@/app/feature-texts'

/** Texts for the page below. */
export default function Layout({ children }: { children: ReactNode }) {
  return <FeatureTexts features={['smoke', 'triggers', 'people']}>{children}</FeatureTexts>
}
