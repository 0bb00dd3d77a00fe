/** A text as a file to save. It is never shown as a page: what people wrote into it must not run as ours. `type` is without its charset. */
export function textFile(name: string, text: string, type: string, plainName: string): Response {
  const content = new TextEncoder().encode(text)
  return new Response(content, {
    headers: {
      'content-type': `${type}; charset=utf-8`,
      'content-length': String(content.byteLength),
      'content-disposition': `attachment; filename="${plainName}"; filename*=UTF-8''${encodeName(name)}`,
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    },
  })
}

/** A name as RFC 8187 writes it: everything but letters, digits and a few signs as percent escapes. */
const encodeName = (name: string) =>
  encodeURIComponent(name.toWellFormed()).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
