import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { CodeBlock } from '@/components/ui/code'
import type { RequestExcerpt, ResponseExcerpt } from '@/lib/smoke/schema'

/** As it arrives through JSON, where a pair is a list. */
type Shown<T> = Omit<T, 'headers'> & { headers: readonly (readonly string[])[] }

const headerLines = (headers: readonly (readonly string[])[]) => headers.map(([name, value]) => `${name}: ${value}`)

/** A request as it was sent, secrets masked; `of` names its step, as a page shows many. */
export function RequestBlock({ request, of }: { request: Shown<RequestExcerpt>; of: string }) {
  const t = useTranslations('smoke.step')
  const text = [`${request.method} ${request.url}`, ...headerLines(request.headers), ...(request.body ? ['', request.body] : [])].join('\n')
  return (
    <Block title={t('request')}>
      <CodeBlock text={text} label={`${t('request')} · ${of}`} />
    </Block>
  )
}

/** An answer as it came, secrets masked, cut where it is long; `of` names its step. */
export function ResponseBlock({ response, of }: { response: Shown<ResponseExcerpt>; of: string }) {
  const t = useTranslations('smoke.step')
  const { bytes } = response
  const size =
    response.body === null
      ? bytes === 0
        ? t('noBody')
        : t('notText', { bytes })
      : response.cut
        ? t('cut', { bytes })
        : t('bytes', { bytes })
  const redirects = response.redirects.map((hop) => t('redirected', hop))
  const text = [
    ...redirects,
    `HTTP ${response.status}`,
    ...headerLines(response.headers),
    ...(response.body === null ? [] : ['', readable(response.body, response.cut)]),
  ].join('\n')
  return (
    <Block title={t('response')} meta={`${size} · ${t('answeredBy', { address: response.address })}`}>
      <CodeBlock text={text} label={`${t('response')} · ${of}`} />
    </Block>
  )
}

function Block({ title, meta, children }: { title: string; meta?: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <h3 className="mb-1 text-xs font-medium text-ink-3">
        {title}
        {meta ? <span className="ml-2 font-normal">{meta}</span> : null}
      </h3>
      {children}
    </div>
  )
}

/** JSON with line breaks; anything else as it is. */
function readable(body: string, cut: boolean): string {
  if (cut || !/^\s*[[{]/.test(body)) return body
  try {
    return JSON.stringify(JSON.parse(body), null, 2)
  } catch {
    return body
  }
}
