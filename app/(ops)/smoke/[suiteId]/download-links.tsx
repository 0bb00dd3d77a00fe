import { useTranslations } from 'next-intl'

/** The suite as a file to keep beside the code, or to run with Hurl. */
export function DownloadLinks({ suiteId }: { suiteId: string }) {
  const t = useTranslations('smoke.suite')
  return (['yaml', 'hurl'] as const).map((format) => (
    <a key={format} href={`/api/v1/suites/${suiteId}/file?as=${format}`} download className="link self-center text-sm">
      {t(`download.${format}`)}
    </a>
  ))
}
