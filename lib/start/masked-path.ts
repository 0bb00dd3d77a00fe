/**
 * A path for the log: one-time tokens in it (long random segments that are no ids) are left out, everything below /calendar (the
 * secret links of feeds) with them, and so is the query.
 */
export function maskedPath(url: string): string {
  const path = url.split(/[?#]/, 1)[0] ?? ''
  return path
    .slice(0, 300)
    .split('/')
    .map((segment, index, segments) =>
      segments.slice(0, index).some((above) => above.toLowerCase() === 'calendar') ||
      (segment.length >= 24 && !isId.test(segment) && !/\.\w{2,5}$/.test(segment) && !/^[a-z-]+$/.test(segment))
        ? ':token'
        : segment,
    )
    .join('/')
}

const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
