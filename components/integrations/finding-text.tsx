import { useTranslations } from 'next-intl'
import type { Finding } from '@/lib/integrations/rules'

/** A finding in one sentence. */
export function FindingText({ finding }: { finding: Finding }) {
  const t = useTranslations('integrations.finding')
  const areas = useTranslations('integrations.area')
  const code = (chunks: React.ReactNode) => <code>{chunks}</code>
  switch (finding.code) {
    case 'nothing_defined':
      return t('nothing_defined')
    case 'missing_owner':
      return t('missing_owner', { area: areas(finding.area) })
    case 'missing_value':
      return finding.feature
        ? t.rich('missing_feature_value', { code, variable: finding.variable, feature: finding.feature })
        : t.rich('missing_value', { code, variable: finding.variable })
    case 'shared_secret':
      return t.rich('shared_secret', { code, variable: finding.variable, environments: finding.environments.join(', ') })
    case 'off_recommended':
      return t.rich('off_recommended', { code, variable: finding.variable, value: finding.value, recommended: finding.recommended })
  }
}
