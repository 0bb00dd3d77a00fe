import type { Actor } from '@/lib/core/actor'
import { can } from '@/lib/core/permissions'
import { judgeImportedExport } from '@/lib/templates/export-queries'
import type { TemplatePageView } from '@/lib/templates/page-queries'
import { getTemplateSource } from '@/lib/templates/source-queries'
import { FollowingPanel } from './following-panel'
import { MarkdownPanel } from './markdown-panel'

/** Where a template comes from and where it can go: the file it follows, and itself as a file. */
export async function FollowingSection({ actor, template }: { actor: Actor; template: TemplatePageView }) {
  const { id, shown, draft, versions, retiredAt } = template
  const [following, imported] = await Promise.all([getTemplateSource(actor, id), judgeImportedExport(actor, id, shown?.number)])
  if (!following) return null
  const newest = versions[0]
  return (
    <>
      {retiredAt && !following.source ? null : (
        <FollowingPanel
          templateId={id}
          following={following}
          draft={draft ? { number: draft.number, since: newest?.number ?? null } : null}
          may={{
            follow: can(actor, 'template.follow') && retiredAt === null,
            check: can(actor, 'template.check_source') && retiredAt === null,
            unfollow: can(actor, 'template.unfollow'),
            settings: can(actor, 'settings.update'),
          }}
        />
      )}
      {shown ? <MarkdownPanel templateId={id} number={shown.number} imported={imported} /> : null}
    </>
  )
}
