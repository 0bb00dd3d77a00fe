import type { StartOptions } from './options.mjs'
import type { Secrets } from './secrets'

export type ProcessFacts = {
  options: StartOptions
  dataDir: string
  databaseUrl: string
  secrets: Secrets
  demo: boolean
  targetUrl: string | null
}

/**
 * The environment of the web and the worker process: the runtime role's address and never the owner's, the secrets, and
 * the demo's switch only when the launcher decided so (one set by hand is dropped).
 */
export function processEnv(given: NodeJS.ProcessEnv, facts: ProcessFacts): NodeJS.ProcessEnv {
  const { DATABASE_OWNER_URL: _owner, GONOGO_DEMO: _demo, GONOGO_TARGET_URL: _target, npm_lifecycle_event: _npm, ...rest } = given
  const { options } = facts
  return {
    ...rest,
    ...facts.secrets,
    NODE_ENV: options.dev ? 'development' : 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    DATABASE_URL: facts.databaseUrl,
    GONOGO_DATA: facts.dataDir,
    HOST: options.host,
    PORT: String(options.port),
    NEXTAUTH_URL: ownUrl(given.GONOGO_URL, options),
    ...(facts.demo ? { GONOGO_DEMO: '1' } : {}),
    ...(facts.targetUrl ? { GONOGO_TARGET_URL: facts.targetUrl } : {}),
  }
}

/** The address people use, without a slash at the end. */
export function ownUrl(publicUrl: string | undefined, { host, port }: { host: string; port: number }): string {
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host
  return (publicUrl || `http://${name}:${port}`).replace(/\/+$/, '')
}
