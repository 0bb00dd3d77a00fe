import { useTranslations } from 'next-intl'
import type { StepError } from '@/lib/smoke/schema'

/** Why a step could not be asked, in a sentence; what was seen stands behind it. */
export function ErrorText({ error }: { error: StepError }) {
  const t = useTranslations('smoke')
  const { code, detail, reason } = error
  const known = t.has(`error.${code}`)
  const why = reason && t.has(`reason.${reason}`) ? t(`reason.${reason}`) : (reason ?? '')
  const told = ['timeout', 'too_large', 'too_many_redirects', 'unknown_variable'].includes(code)
  return (
    <>
      {known ? t(`error.${code}`, { reason: why || 'none', detail }) : code}
      {detail && !told ? <code className="ml-1.5 text-xs break-all">{detail}</code> : null}
    </>
  )
}
