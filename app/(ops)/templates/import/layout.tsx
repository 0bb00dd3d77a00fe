import type { ReactNode } from 'react'
import { FeatureTexts } from '@/app/feature-texts'

/** Texts for the pages below. */
export default function Layout({ children }: { children: ReactNode }) {
  return <FeatureTexts features={['importing', 'input', 'template_source']}>{children}</FeatureTexts>
}
