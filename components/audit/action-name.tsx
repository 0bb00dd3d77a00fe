import { useTranslations } from 'next-intl'
import { actionKey } from './action-text'

/** What was done, in words; an action without words yet shows its name. */
export function ActionName({ action }: { action: string }) {
  const t = useTranslations('audit.actions')
  const key = actionKey(action) as 'item_tick'
  return <>{t.has(key) ? t(key) : action}</>
}
