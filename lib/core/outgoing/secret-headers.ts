const named = new Set(['authorization', 'proxy-authorization', 'cookie', 'cookie2', 'set-cookie', 'set-cookie2', 'apikey'])

const words =
  /(^|[-_])(api[-_]?key|access[-_]?key|auth|authorization|token|secret|session|signature|password|passwd|credential|credentials|cookie|jwt)([-_]|$)/i

/** Whether a header's value is a secret by its name: Authorization, Cookie, Set-Cookie, X-API-Key and the like. */
export function isSecretHeader(name: string): boolean {
  return named.has(name.toLowerCase()) || words.test(name)
}
