'use client'

import { useTranslations } from 'next-intl'
import { type MomentLook, useMoment } from '@/components/ui/use-moment'

/** Writes moments in one zone without a clock of its own: two hundred rows need no two hundred timers. */
export function useAt(zone: string, judgedAt: string): (at: string, look?: MomentLook) => string {
  const moment = useMoment()
  const now = Date.parse(judgedAt)
  return (at, look = 'full') => moment(new Date(at), zone, look, now)
}

const known = { link: true, number: true, text: true, file: true, output: true, communication: true, figures: true } as const

/** What evidence of a kind is called; the bare name for a kind this version does not know. */
export function useEvidenceName(): (kind: string) => string {
  const t = useTranslations('checklists.evidence.kinds')
  return (kind) => (kind in known ? t(kind as keyof typeof known) : kind)
}
