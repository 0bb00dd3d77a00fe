import type { Instrumentation } from 'next'

/** Puts what a page could not do into the log under the id that the page shows, without the message: it may quote input. */
export const onRequestError: Instrumentation.onRequestError = async (error, _request, context) => {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { describeError, log } = await import('@/lib/core/log')
  const id = error instanceof Error && 'digest' in error ? String(error.digest) : undefined
  log.error({ id, route: context.routePath, during: context.routeType, error: describeError(error) }, 'page failed')
}
