import { getLocale, getTranslations } from 'next-intl/server'
import { LiveRefresh } from '@/components/live/live-context'
import { ReviewChip } from '@/components/templates/review-chip'
import { ButtonLink } from '@/components/ui/button-link'
import { Chip } from '@/components/ui/chip'
import { PageHeader } from '@/components/ui/page-header'
import { Tabs } from '@/components/ui/tabs'
import type { Actor } from '@/lib/core/actor'
import { can } from '@/lib/core/permissions'
import type { TemplatePageView } from '@/lib/templates/page-queries'
import { EditDraftButton } from './edit-draft-button'

/** Top of every page of a template: its name and state, what can be done with it, and its other pages. */
export async function TemplateHead({ actor, template }: { actor: Actor; template: TemplatePageView }) {
  const [t, view, locale] = await Promise.all([getTranslations('library'), getTranslations('templates'), getLocale()])
  const named = (english: string, chinese: string) => (locale === 'zh' && chinese !== '' ? chinese : english)
  const { id, draft, versions, retiredAt } = template
  const base = `/templates/${id}`
  const newest = versions[0]
  return (
    <>
      <LiveRefresh topics={[`template:${id}`]} />
      <PageHeader
        title={named(template.name, template.nameZh)}
        crumbs={[{ href: '/templates', label: view('title') }]}
        badges={
          <>
            {newest ? <Chip>{t('version', { number: newest.number })}</Chip> : null}
            {draft ? <Chip tone="accent">{t('draft', { number: draft.number })}</Chip> : null}
            {retiredAt ? <Chip tone="idle">{t('state.retired')}</Chip> : null}
            <ReviewChip on={template.nextReviewOn} overdue={template.reviewOverdue} quiet />
          </>
        }
        meta={named(template.description, template.descriptionZh)}
        actions={
          retiredAt ? null : (
            <>
              {can(actor, 'template.open_draft') ? <EditDraftButton templateId={id} exists={draft !== null} /> : null}
              {draft && can(actor, 'template.publish_draft') ? (
                <ButtonLink href={`${base}/publish`} variant={newest ? 'default' : 'primary'}>
                  {t('publish.open')}
                </ButtonLink>
              ) : null}
              {newest && can(actor, 'release.create') ? (
                <ButtonLink variant="primary" href={`/releases/new?template=${id}`}>
                  {view('view.create_release')}
                </ButtonLink>
              ) : null}
            </>
          )
        }
      />
      <Tabs
        label={t('tabs.label')}
        tabs={[
          { href: base, label: t('tabs.plan') },
          { href: `${base}/versions`, label: t('tabs.versions'), count: versions.length },
          { href: `${base}/history`, label: t('tabs.history') },
        ]}
      />
    </>
  )
}
