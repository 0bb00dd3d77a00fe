import { useLocale, useTranslations } from 'next-intl'
import { Chip } from '@/components/ui/chip'
import { Panel, PanelRow } from '@/components/ui/panel'
import type { TemplateSlot } from '@/lib/templates/schema'

/** Who signs, for what, and which changes ask them again. */
export function TemplateSlots({ slots }: { slots: readonly TemplateSlot[] }) {
  const t = useTranslations('templates')
  const locale = useLocale()
  const text = (english: string, chinese: string) => (locale === 'zh' && chinese ? chinese : english)
  return (
    <Panel title={t('view.slots')}>
      <p className="px-3.5 py-2 text-sm text-ink-2">{t('view.slots_intro')}</p>
      {slots.map((slot) => (
        <PanelRow key={`${slot.before} ${slot.slotRoleKey} ${slot.name}`}>
          <div className="flex flex-wrap items-center gap-2">
            <span className="font-medium">{text(slot.name, slot.nameZh)}</span>
            <span className="ml-auto text-xs text-ink-3">
              {t(slot.before === 'start' ? 'view.before_start' : 'view.before_completion')} · {t('view.valid', { hours: slot.validHours })}
            </span>
          </div>
          <p className="text-sm text-ink-2">{text(slot.meaning, slot.meaningZh)}</p>
          <div className="mt-1 flex flex-wrap items-center gap-1">
            <span className="text-xs text-ink-3">{t('view.covers')}</span>
            {slot.covers.map((part) => (
              <Chip key={part}>{t(`parts.${part}`)}</Chip>
            ))}
          </div>
        </PanelRow>
      ))}
    </Panel>
  )
}
