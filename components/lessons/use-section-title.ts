'use client'

import { useTranslations } from 'next-intl'
import { useBilingual } from '@/components/releases/use-words'
import type { Section } from '@/lib/lessons/sections'

/** The title of a section: the plan's words, or the product's for its own sections. */
export function useSectionTitle(): (section: Section) => string {
  const t = useTranslations('lessons.sections')
  const say = useBilingual()
  return ({ key, title, titleZh }) => (title ? say(title, titleZh) : t.has(key) ? t(key) : key)
}
