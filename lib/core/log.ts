import pino from 'pino'

const secretPaths = ['password', 'token', 'secret', 'authorization', 'cookie', 'apiKey', 'value', 'key'].flatMap((name) => [
  name,
  `*.${name}`,
  `*.*.${name}`,
])

/** The product's log: one JSON line an event, with every field that could carry a secret left out. */
export const log = pino({
  level: process.env.LOG_LEVEL ?? (process.env.NODE_ENV === 'test' ? 'silent' : 'info'),
  redact: { paths: secretPaths, remove: true },
  base: undefined,
  timestamp: pino.stdTimeFunctions.isoTime,
})

/** What may be said of an unexpected error: its kind, code and place. Messages may quote input, so they stay out. */
export function describeError(error: unknown): { kind: string; code?: string; stack?: string } {
  if (!(error instanceof Error)) return { kind: typeof error }
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined
  const frames = (error.stack ?? '').split('\n').filter((line) => line.trimStart().startsWith('at '))
  return { kind: error.name, code, stack: frames.slice(0, 8).join('\n') }
}
