import { useTranslations } from 'next-intl'
import type { RequiredWhen } from '@/lib/integrations/schema'

/** When a variable must have a value, in two or three words. */
export function RequiredText({ requiredWhen, feature }: { requiredWhen: RequiredWhen; feature: string | null }) {
  const t = useTranslations('integrations.required')
  if (requiredWhen === 'feature') return t.rich('feature', { feature: feature ?? '', code: (chunks) => <code>{chunks}</code> })
  return t(requiredWhen)
}
