import { expandGlobs, mostAddresses } from './expand-globs'
import { RefusedCurl, type Settings } from './settings'

export interface Address {
  url: string
  /** `user:password` that stood in it. */
  user: string | null
}

/**
 * The addresses of a curl as they are asked: globs expanded, `http://` where no scheme stands, the query of `-G` and `--url-query` added,
 * a name and password taken out. Refused: other schemes, and what curl itself refuses.
 */
export function readAddresses(settings: Settings): Address[] {
  if (settings.urls.length === 0) throw new RefusedCurl('no_address')
  if (settings.urls.length > 1 && settings.urls.some(({ text, bare }) => bare && /^\{\{\w+\}\}$/.test(text))) {
    throw new RefusedCurl('variable_as_options')
  }
  if (settings.get && settings.data !== null && settings.query.length > 0) throw new RefusedCurl('curl_get_url_query')
  if (settings.urls.length > mostAddresses) throw new RefusedCurl('addresses_too_many', { most: mostAddresses })
  const query = settings.get && settings.data !== null ? settings.data : settings.query.length > 0 ? settings.query.join('&') : null
  return settings.urls
    .flatMap(({ text }) => (settings.globs ? expandGlobs(text) : [text]))
    .map((text) => {
      const { url, user } = takeUser(withScheme(text))
      const whole = query === null ? url : withQuery(url, query)
      if (/[\s\u0000-\u001f\u007f]/.test(whole)) throw new RefusedCurl('address_space')
      return { url: whole, user }
    })
}

function withScheme(text: string): string {
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(text)?.[1]?.toLowerCase()
  if (scheme === undefined) {
    if (/^[/?#]|^$/.test(text)) throw new RefusedCurl('address_no_host')
    return text.startsWith('{{') ? text : `http://${text}`
  }
  if (scheme !== 'http' && scheme !== 'https') throw new RefusedCurl('address_not_http')
  if (/^[^:]+:\/\/(?:[/?#]|$)/.test(text)) throw new RefusedCurl('address_no_host')
  return text
}

function takeUser(url: string): Address {
  const [, scheme = '', user, rest = ''] = /^([a-z]+:\/\/)(?:([^/?#]*)@)?(.*)$/is.exec(url) ?? []
  return user === undefined ? { url, user: null } : { url: scheme + rest, user: decodeUser(user) }
}

function decodeUser(user: string): string {
  try {
    const decoded = decodeURIComponent(user)
    return decoded.includes(':') ? decoded : `${decoded}:`
  } catch {
    throw new RefusedCurl('address_user_unreadable')
  }
}

/** Adds to the query as curl does: before a fragment, `%2F` in small letters. */
function withQuery(url: string, query: string): string {
  const added = query.replace(/%[0-9A-F]{2}/gi, (code) => code.toLowerCase())
  const hash = url.indexOf('#')
  const [start, fragment] = hash < 0 ? [url, ''] : [url.slice(0, hash), url.slice(hash)]
  const base = /^[a-z]+:\/\/[^/?]*$/i.test(start) ? `${start}/` : start.replace(/^([a-z]+:\/\/[^/?]*)\?/i, '$1/?')
  const mark = base.indexOf('?')
  if (mark < 0) return `${base}?${added}${fragment}`
  return `${base}${mark === base.length - 1 || base.endsWith('&') ? '' : '&'}${added}${fragment}`
}
