import { useTranslations } from 'next-intl'
import { Panel, PanelBody } from '@/components/ui/panel'

interface Props {
  templateId: string
  number: number
  /** Whether the version that is shown can go back into the document it came from; null when it came from none. */
  imported: { name: string; edits: number; why: string | null } | null
}

/** The version that is shown, as a file: in the product's own Markdown, and as the document it was imported from. */
export function MarkdownPanel({ templateId, number, imported }: Props) {
  const t = useTranslations('following.download')
  const href = (as: string) => `/templates/${templateId}/markdown?as=${as}&version=${number}`
  return (
    <Panel title={t('title')}>
      <PanelBody className="grid gap-2 text-sm text-ink-2">
        <p>
          <a href={href('gonogo')} download className="link">
            {t('own')}
          </a>
          <span className="block text-xs text-ink-3">{t('own_hint')}</span>
        </p>
        {imported ? (
          <p>
            <a href={href('imported')} download className="link">
              {t('imported')}
            </a>
            <span className="block text-xs break-words text-ink-3">
              {imported.why !== null
                ? t('imported_not', { name: imported.name })
                : imported.edits === 0
                  ? t('imported_same', { name: imported.name })
                  : t('imported_edited', { name: imported.name, count: imported.edits })}
            </span>
          </p>
        ) : null}
      </PanelBody>
    </Panel>
  )
}
