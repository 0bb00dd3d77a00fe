import { type NextRequest, NextResponse } from 'next/server'

/**
 * Gives every page its Content-Security-Policy with a fresh nonce; Next puts the nonce on its own scripts.
 * It never authorises: that is done where data is read. Inline styles stay allowed because positioned popups and
 * charts write style attributes; scripts run only with the nonce.
 */
export function proxy(request: NextRequest): NextResponse {
  const nonce = btoa(crypto.randomUUID())
  const dev = process.env.NODE_ENV === 'development'
  const policy = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${dev ? " 'unsafe-eval'" : ''}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${dev ? ' ws:' : ''}`,
    // The template editor reads a text in a worker of its own; 'strict-dynamic' is for scripts.
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
  const headers = new Headers(request.headers)
  headers.set('content-security-policy', policy)
  headers.set('x-nonce', nonce)
  // A layout cannot see its own address; the sign-in page needs it to lead back.
  headers.set('x-gonogo-path', request.nextUrl.pathname + request.nextUrl.search)
  const response = NextResponse.next({ request: { headers } })
  response.headers.set('content-security-policy', policy)
  return response
}

/** Only pages need it: machines' routes, probes and hashed assets answer without markup. */
export const config = {
  matcher: ['/((?!api/|_next/static|_next/image|healthz|readyz|metrics|favicon.ico|icon.svg).*)'],
}
