'use client'

import { useTranslations } from 'next-intl'
import { TemplateParts } from '@/components/templates/template-parts'
import { TemplatePlan } from '@/components/templates/template-plan'
import { TemplateSlots } from '@/components/templates/template-slots'
import { Callout } from '@/components/ui/callout'
import type { TemplateBody } from '@/lib/templates/schema'

/** A template that was written out by this product: it means what it says, and there is nothing to correct. */
export function OwnTemplate({ body }: { body: TemplateBody }) {
  const t = useTranslations('importing')
  return (
    <>
      <Callout tone="go">{t('own')}</Callout>
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_348px]">
        <TemplatePlan body={body} />
        <div className="grid min-w-0 gap-4">
          <TemplateSlots slots={body.slots} />
          <TemplateParts body={body} />
        </div>
      </div>
    </>
  )
}
