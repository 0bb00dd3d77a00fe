import { uppzyTenants } from './keys'
import type { WindowFigures } from './meter'
import { type Ask, type Reply, json, refusal, refuseKey } from './reply'

/** What the smaller systems need from the server: their own figures of the last minute. */
export interface OtherSetup {
  figures: (system: string) => WindowFigures
  version: string
}

function uppzyConnectivity(ask: Ask): Reply {
  const refused = refuseKey(ask, 'uppzy', 'connectivity')
  if (refused || !ask.key) return refused ?? refusal(401, 'unknown_api_key', 'This API key is not known here.')
  const { tenantId, siteId } = uppzyTenants[ask.key.environment]
  const tenant = ask.headers['x-tenant-id']
  const site = ask.headers['x-site-id']
  if (tenant !== undefined && tenant !== tenantId) return refusal(403, 'wrong_tenant', 'This key does not serve this tenant.')
  if (site !== undefined && site !== siteId) return refusal(403, 'wrong_site', 'This key does not serve this site.')
  return json(200, { connected: true, tenant_id: tenantId, site_id: siteId })
}

function connectivity(ask: Ask, system: 'qwed' | 'recsys' | 'clay'): Reply {
  return refuseKey(ask, system, 'connectivity') ?? json(200, { connected: true })
}

/** Answers for Uppzy, QWED, recsys and Clay: health of each, and whether a key may connect. */
export function otherSystem(setup: OtherSetup, ask: Ask): Reply | null {
  switch (ask.path) {
    case '/uppzy/health':
    case '/qwed/health':
      return json(200, { status: 'healthy', version: setup.version, metrics: setup.figures(ask.path.split('/')[1] ?? '') })
    case '/recsys/healthz':
      return json(200, { status: 'up' })
    case '/recsys/readyz':
      return json(200, { status: 'ready', checks: { database: 'ok', migrations: 'current', artifacts: 'loaded' } })
    case '/clay/health':
      return json(200, { status: 'healthy', connected: true, latency_ms: setup.figures('clay').p50_ms })
    case '/uppzy/v1/connectivity':
      return uppzyConnectivity(ask)
    case '/qwed/v1/connectivity':
      return connectivity(ask, 'qwed')
    case '/recsys/v1/connectivity':
      return connectivity(ask, 'recsys')
    case '/clay/v1/connectivity':
      return connectivity(ask, 'clay')
    default:
      return null
  }
}
