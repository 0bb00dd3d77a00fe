import { env } from '@/lib/core/env'
import { allowedOrigins } from './origins'
import { parseProxies } from './trusted-proxy'

export type WebSettings = {
  host: string
  port: number
  dev: boolean
  origins: string[]
  proxies: ReturnType<typeof parseProxies>
}

/** The web process's settings from its environment. */
export function webSettings(): WebSettings {
  const { HOST, PORT, NODE_ENV, GONOGO_URL } = env()
  return {
    host: HOST.replace(/^\[|\]$/g, ''),
    port: PORT,
    dev: NODE_ENV === 'development',
    origins: allowedOrigins({ publicUrl: GONOGO_URL, host: HOST, port: PORT }),
    proxies: parseProxies(process.env.GONOGO_TRUSTED_PROXY),
  }
}
