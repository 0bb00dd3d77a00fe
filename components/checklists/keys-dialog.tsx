'use client'

import { useTranslations } from 'next-intl'
import { Dialog } from '@/components/ui/dialog'
import { Switch } from '@/components/ui/switch'
import { planKeys } from './plan-keys'

/** Every key of the plan, and the switch that turns them off for whoever speaks or types by other means. */
export function KeysDialog({ on, onSwitch, onClose }: { on: boolean; onSwitch: (on: boolean) => void; onClose: () => void }) {
  const t = useTranslations('checklists')
  const names: Record<string, string> = { ' ': '␣', Escape: 'Esc' }
  return (
    <Dialog open onOpenChange={(next) => (next ? undefined : onClose())} title={t('keys_title')} size="sm">
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1.5">
        {planKeys.map(({ key, does }) => (
          <div key={key} className="contents">
            <dt>
              <kbd className="inline-block min-w-7 rounded-sm border border-line-strong bg-hover px-1.5 text-center font-mono text-sm">
                {names[key] ?? key}
              </kbd>
            </dt>
            <dd>{t(`keys_list.${does}`)}</dd>
          </div>
        ))}
      </dl>
      <Switch
        className="mt-4"
        label={t('keys_on')}
        hint={t('keys_hint')}
        checked={on}
        onChange={(event) => onSwitch(event.target.checked)}
      />
    </Dialog>
  )
}
