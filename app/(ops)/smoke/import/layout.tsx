import type { ReactNode } from 'react'
import { FeatureTexts } from '@/app/feature-texts'

/** Texts for the pages below. */
export default function Layout({ children }: { children: ReactNode }) {
  return <FeatureTexts features={['smoke_import', 'suite_editor']}>{children}</FeatureTexts>
}
