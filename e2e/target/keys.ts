/** The five systems the demo target plays. The first path segment of a request names the system. */
export type System = 'hostaway' | 'uppzy' | 'qwed' | 'recsys' | 'clay'

/** An API key the demo target accepts. The values are made up and open nothing but the demo target. */
export interface DemoKey {
  /** How faults and the list of seen requests name the key; the value appears in neither. */
  name: string
  system: System
  environment: 'staging' | 'production'
  /** Endpoints ask for one scope each; a key without it is answered 403. */
  scopes: readonly string[]
  value: string
}

const hostawayScopes = ['connectivity', 'listings:read', 'bookings:read'] as const
const uppzyScopes = ['connectivity', 'documents', 'chat', 'feedback'] as const

/**
 * Every key of the demo, by name. Staging and production have keys of their own, so that "the key of
 * the wrong environment" can be tried; `hostawayProductionNext` is there to rotate to, and
 * `hostawayListingsOnly` lacks the scope for bookings.
 */
export const demoKeys = {
  hostawayStaging: {
    name: 'hostaway-staging',
    system: 'hostaway',
    environment: 'staging',
    scopes: hostawayScopes,
    value: 'hst_stg_demo_p3VqLd81nXwTz6RyKc0B',
  },
  hostawayProduction: {
    name: 'hostaway-production',
    system: 'hostaway',
    environment: 'production',
    scopes: hostawayScopes,
    value: 'hst_prd_demo_Qm7vT2xK9bLw4ZrN8cYd',
  },
  hostawayProductionNext: {
    name: 'hostaway-production-next',
    system: 'hostaway',
    environment: 'production',
    scopes: hostawayScopes,
    value: 'hst_prd_demo_e6HsJ0fUo5GaWi2MxPt9',
  },
  hostawayListingsOnly: {
    name: 'hostaway-listings-only',
    system: 'hostaway',
    environment: 'production',
    scopes: ['connectivity', 'listings:read'],
    value: 'hst_prd_demo_r1DkSb7yEvCz3NqUg8Lh',
  },
  uppzyStaging: {
    name: 'uppzy-staging',
    system: 'uppzy',
    environment: 'staging',
    scopes: uppzyScopes,
    value: 'upz_stg_demo_Xw5cFj2oRt9hYk4mBv7Z',
  },
  uppzyProduction: {
    name: 'uppzy-production',
    system: 'uppzy',
    environment: 'production',
    scopes: uppzyScopes,
    value: 'upz_prd_demo_a8NsGd6uLq1pTe3iVx0K',
  },
  qwedStaging: {
    name: 'qwed-staging',
    system: 'qwed',
    environment: 'staging',
    scopes: ['connectivity', 'verify'],
    value: 'qwd_stg_demo_J4rMz9bWf6yHo2cSk7Un',
  },
  qwedProduction: {
    name: 'qwed-production',
    system: 'qwed',
    environment: 'production',
    scopes: ['connectivity', 'verify'],
    value: 'qwd_prd_demo_t0PvXe5gLi8aDq3nRw1C',
  },
  recsysStaging: {
    name: 'recsys-staging',
    system: 'recsys',
    environment: 'staging',
    scopes: ['connectivity', 'recommend'],
    value: 'rec_stg_demo_Ky7uBs4jZm9fGh2xTo6E',
  },
  recsysProduction: {
    name: 'recsys-production',
    system: 'recsys',
    environment: 'production',
    scopes: ['connectivity', 'recommend'],
    value: 'rec_prd_demo_c1VnWd8pLq5rIa0eYt3M',
  },
  clayStaging: {
    name: 'clay-staging',
    system: 'clay',
    environment: 'staging',
    scopes: ['connectivity', 'enrich'],
    value: 'cly_stg_demo_H6kRx2zSg9mUb4oJf7Pw',
  },
  clayProduction: {
    name: 'clay-production',
    system: 'clay',
    environment: 'production',
    scopes: ['connectivity', 'enrich'],
    value: 'cly_prd_demo_v3TyEq8nCl0iDa5hKs1X',
  },
} as const satisfies Record<string, DemoKey>

const byValue = new Map<string, DemoKey>(Object.values(demoKeys).map((key) => [key.value, key]))

/** The key with this value, or nothing when the target does not know it. */
export function findKey(value: string): DemoKey | undefined {
  return byValue.get(value)
}

/** Tenant and site that the Uppzy system serves per environment; another one is answered 403 (`UPZ-9`). */
export const uppzyTenants = {
  staging: { tenantId: 'tnt-demo-staging', siteId: 'site-demo-staging' },
  production: { tenantId: 'tnt-demo-main', siteId: 'site-demo-main' },
} as const

/** The tenant that the recommendation system serves per environment; another one is answered 403 (`REC-2`). */
export const recsysTenants = { staging: 'shop-demo-staging', production: 'shop-demo-main' } as const

/** What Clay's deliveries are signed with per environment. */
export const clayWebhookSecrets = { staging: 'whs-demo-Bc6', production: 'whs-demo-Yt3' } as const
