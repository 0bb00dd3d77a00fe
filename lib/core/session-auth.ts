import NextAuth, { type AuthOptions } from 'next-auth'
import CredentialsProvider from 'next-auth/providers/credentials'
import type { VisitorActor } from './actor'
import type { Answer, Refusal } from './answer'
import { publicUrl, requireEnv } from './env'
import { describeError, log } from './log'
import { rememberPreferences } from './session'
import { addressHeader, cleanAddress, sessionAbsoluteMs, sessionCookieName } from './session-rules'

/** The verb that signs somebody in, given by the door so that core knows no feature. */
export type SignIn = (actor: VisitorActor, input: unknown) => Promise<Answer<{ sessionId: string; locale: string; theme: string }>>

type Handler = (request: Request, context: { params: Promise<{ nextauth: string[] }> }) => Promise<Response>

/**
 * The only doors of next-auth that are open. Its own pages, its session route (which would roll the cookie past its end), its
 * log route (which writes a stranger's text into our log) and its sign-out are closed; ours are a page and a server action.
 */
const open = new Set(['GET csrf', 'POST callback/credentials', 'GET signin', 'GET error'])

/**
 * next-auth behind one thin module: it checks its CSRF token, calls `signIn`, and keeps the id of the session row in an encrypted cookie.
 */
export function authHandler(signIn: SignIn): Handler {
  return async (request, context) => {
    const path = (await context.params).nextauth.join('/')
    if (!open.has(`${request.method} ${path}`)) return new Response(null, { status: 404 })
    process.env.NEXTAUTH_URL = publicUrl()
    return (await NextAuth(options(signIn))(request as never, context as never)) as Response
  }
}

function options(signIn: SignIn): AuthOptions {
  const url = publicUrl()
  const secure = url.startsWith('https://')
  const cookie = { httpOnly: true, sameSite: 'lax' as const, path: '/', secure }
  const prefix = secure ? '__Host-' : ''
  return {
    secret: requireEnv('NEXTAUTH_SECRET'),
    useSecureCookies: secure,
    session: { strategy: 'jwt', maxAge: sessionAbsoluteMs / 1000 },
    pages: { signIn: '/sign-in', error: '/sign-in' },
    cookies: {
      sessionToken: { name: sessionCookieName(url), options: cookie },
      csrfToken: { name: `${prefix}gonogo.csrf`, options: cookie },
      callbackUrl: { name: `${prefix}gonogo.callback`, options: cookie },
    },
    providers: [
      CredentialsProvider({
        name: 'password',
        credentials: { email: {}, password: {} },
        authorize: async (credentials, request) => authorize(signIn, credentials, request.headers),
      }),
    ],
    callbacks: {
      // At sign-in the token takes the row's id and nothing else. There is no other way here: returning null would still make a
      // session of it, so anything else throws.
      jwt: ({ trigger, user }) => {
        if (trigger !== 'signIn' || !user) throw new Error('no token outside sign-in')
        return { sid: user.id }
      },
    },
    logger: {
      error: (code) => log.warn({ code }, 'next-auth'),
      warn: () => {},
      debug: () => {},
    },
  }
}

/** Refusals reach the page as `code` or `code:seconds`, never as text: what stands in an address can be anybody's words. */
async function authorize(signIn: SignIn, credentials: Record<string, unknown> | undefined, headers: Record<string, unknown> | undefined) {
  const visitor: VisitorActor = { kind: 'visitor', id: 'visitor', name: 'visitor', address: cleanAddress(textOf(headers?.[addressHeader])) }
  const device = textOf(headers?.['user-agent']).slice(0, 300)
  const answer = await signIn(visitor, { email: credentials?.email, password: credentials?.password, device }).catch((error: unknown) => {
    log.error({ error: describeError(error) }, 'sign-in failed')
    throw new Error('unexpected')
  })
  if (!answer.ok) throw new Error(faultCode(answer.refusal))
  await rememberPreferences(answer.value)
  return { id: answer.value.sessionId }
}

function faultCode({ code, params }: Refusal): string {
  if (code === 'slowed') return `slowed:${params.seconds}`
  // An input that cannot be one of ours is as wrong as a wrong password, and is told so in the same words.
  return code === 'bad_input' ? 'sign_in_wrong' : code
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : '')
