import { z } from 'zod'

const flag = z
  .enum(['0', '1', ''])
  .optional()
  .transform((value) => value === '1')

const Env = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('production'),
  GONOGO_DATA: z.string().min(1).default('data'),
  DATABASE_URL: z.string().optional(),
  PORT: z.coerce.number().int().min(1).max(65535).default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  GONOGO_URL: z.url().optional(),
  NEXTAUTH_SECRET: z.string().optional(),
  GONOGO_ENCRYPTION_KEYS: z.string().optional(),
  GONOGO_FINGERPRINT_KEY: z.string().optional(),
  GONOGO_CHECKPOINT_KEY: z.string().optional(),
  GONOGO_CHECKPOINT_FILE: z.string().optional(),
  GONOGO_DEMO: flag,
  GONOGO_TARGET_URL: z.url().optional(),
  SMTP_URL: z.string().optional(),
  MAIL_FROM: z.string().optional(),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
})

export type Env = z.output<typeof Env>

/** The product's settings from the process environment, parsed. A wrong one is refused by name, never by value. */
export function env(): Env {
  const parsed = Env.safeParse(process.env)
  if (parsed.success) return parsed.data
  const names = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
  throw new Error(`Settings that cannot be used: ${names.join('; ')}`)
}

/** A setting that must be there; the error names it and says nothing else. */
export function requireEnv<K extends keyof Env>(name: K): NonNullable<Env[K]> {
  const value = env()[name]
  if (value === undefined || value === '') throw new Error(`${name} is not set`)
  return value as NonNullable<Env[K]>
}

/** The address people use to reach the product, without a slash at the end. */
export function publicUrl(): string {
  const { GONOGO_URL, HOST, PORT } = env()
  const host = HOST === '0.0.0.0' || HOST === '::' ? 'localhost' : HOST.includes(':') ? `[${HOST}]` : HOST
  return (GONOGO_URL ?? `http://${host}:${PORT}`).replace(/\/+$/, '')
}
