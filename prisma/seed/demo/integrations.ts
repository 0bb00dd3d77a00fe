import { clayWebhookSecrets, demoKeys, recsysTenants, uppzyTenants } from '@/e2e/target/keys'

type Environment = 'staging' | 'production'

export type DemoVariable = {
  key: string
  kind: 'plain' | 'secret'
  requiredWhen: 'always' | 'never' | 'feature'
  feature?: string
  description: string
  recommended?: string
  /** `{{TARGET}}` becomes the address of the demo target. A missing environment is a finding on purpose. */
  values: Partial<Record<Environment, string>>
}

export type DemoIntegration = {
  key: string
  name: string
  description: string
  critical: boolean
  features: Partial<Record<Environment, string[]>>
  /** Area → key of a demo person. A missing area is a finding on purpose. */
  owners: Partial<Record<OwnerArea, string>>
  variables: DemoVariable[]
}

type OwnerArea = 'runtime_configuration' | 'key_lifecycle' | 'document_rollout' | 'monitoring' | 'incident_response' | 'release_approvals'

const allOwners: Record<OwnerArea, string> = {
  runtime_configuration: 'tomas',
  key_lifecycle: 'tomas',
  document_rollout: 'jun',
  monitoring: 'sam',
  incident_response: 'sam',
  release_approvals: 'ines',
}

const both = (value: string, production = value) => ({ staging: value, production })
const plain = (key: string, description: string, values: DemoVariable['values'], recommended?: string): DemoVariable => ({
  key,
  kind: 'plain',
  requiredWhen: 'always',
  description,
  values,
  ...(recommended === undefined ? {} : { recommended }),
})
const secret = (key: string, description: string, values: DemoVariable['values']): DemoVariable => ({
  key,
  kind: 'secret',
  requiredWhen: 'always',
  description,
  values,
})

/** The five systems as the demo knows them: owners, environments and values (UPZ-1, UPZ-2, QWD-3, REC-2, CLY-3, HST-2). */
export const demoIntegrations: DemoIntegration[] = [
  {
    key: 'hostaway',
    name: 'Listings API',
    description: 'Hostaway listings and bookings, paged by a signed cursor.',
    critical: true,
    features: { staging: ['pagination'], production: ['pagination'] },
    owners: allOwners,
    variables: [
      plain('BASE_URL', 'Where the service answers', both('{{TARGET}}/hostaway')),
      secret('API_KEY', 'Key sent as X-API-Key', {
        staging: demoKeys.hostawayStaging.value,
        production: demoKeys.hostawayProduction.value,
      }),
      plain(
        'SUPABASE_URL',
        'Project address of the database service',
        both('https://listings-staging.example.invalid', 'https://listings.example.invalid'),
      ),
      secret('SUPABASE_SERVICE_KEY', 'Service key of the database', both('sb-demo-staging-Zk3', 'sb-demo-production-Qw8')),
      plain('HOSTAWAY_ACCOUNT_ID', 'Account at Hostaway', both('61148', '73001')),
      secret('HOSTAWAY_SECRET_KEY', 'Secret of that account', both('hs-demo-staging-Lm2', 'hs-demo-production-Vt5')),
      {
        ...secret('CURSOR_SECRET', 'Signs page cursors', both('cur-demo-staging-Pa1', 'cur-demo-production-Rb7')),
        requiredWhen: 'feature',
        feature: 'pagination',
      },
      {
        ...plain('CURSOR_TTL_SECONDS', 'How long a cursor is good for', both('600'), '600'),
        requiredWhen: 'feature',
        feature: 'pagination',
      },
      plain('TOKEN_BUDGET_THRESHOLD', 'Tokens a page may use before it is cut', both('4000'), '4000'),
      plain('RATE_LIMIT_PER_MINUTE', 'Requests a minute and client', both('600', '300'), '300'),
      plain('RETRY_MAX', 'Tries after the first', both('3'), '3'),
    ],
  },
  {
    key: 'uppzy',
    name: 'Chat API',
    description: 'Uppzy chat and content, operated by the integration teams.',
    critical: true,
    features: { staging: ['async', 'feedback', 'content_sync'], production: ['async', 'feedback'] },
    owners: allOwners,
    variables: [
      plain('UPPZY_BASE_URL', 'Where the service answers', both('{{TARGET}}/uppzy')),
      secret('UPPZY_API_KEY', 'Key of this environment', {
        staging: demoKeys.uppzyStaging.value,
        production: demoKeys.uppzyProduction.value,
      }),
      plain('UPPZY_TENANT_ID', 'Tenant', both(uppzyTenants.staging.tenantId, uppzyTenants.production.tenantId)),
      plain('UPPZY_SITE_ID', 'Site of that tenant', both(uppzyTenants.staging.siteId, uppzyTenants.production.siteId)),
      plain('REQUEST_TIMEOUT_MS', 'Time for one request', both('10000'), '10000'),
      plain('RETRY_MAX', 'Tries after the first', both('5', '3'), '3'),
      {
        ...plain('ASYNC_POLL_TIMEOUT_MS', 'Time until an asynchronous chat must be done', both('60000'), '60000'),
        requiredWhen: 'feature',
        feature: 'async',
      },
    ],
  },
  {
    key: 'qwed',
    name: 'QWED verify',
    description: 'Verification API taken to production in weekly steps.',
    critical: false,
    features: {},
    owners: { ...allOwners, document_rollout: 'ayo' },
    variables: [
      plain('QWED_BASE_URL', 'Where the service answers', both('{{TARGET}}/qwed')),
      secret('QWED_API_KEY', 'Key of this environment; at most 90 days old', {
        staging: demoKeys.qwedStaging.value,
        production: demoKeys.qwedProduction.value,
      }),
      plain('QWED_TIMEOUT_MS', 'Time for one verification', both('5000', '3000'), '3000'),
      plain('QWED_LOG_LEVEL', 'How much is logged', both('debug', 'info'), 'info'),
    ],
  },
  {
    key: 'recsys',
    name: 'Recommendations',
    description: 'Recommendation service with configuration, rules and artifact control planes.',
    critical: true,
    features: { production: ['exposure_log', 'experiments', 'api_keys'] },
    owners: allOwners,
    variables: [
      plain('RECSYS_BASE_URL', 'Where the service answers', both('{{TARGET}}/recsys')),
      secret('RECSYS_API_KEY', 'Key of this environment', {
        staging: demoKeys.recsysStaging.value,
        production: demoKeys.recsysProduction.value,
      }),
      plain('RECSYS_TENANT_ID', 'Tenant that is asked for', both(recsysTenants.staging, recsysTenants.production)),
      plain('RECSYS_SURFACE', 'Surface that is asked for', both('home')),
      {
        ...secret('EXPOSURE_HASH_SALT', 'Hides people in the exposure log', { production: 'exp-demo-Kd4' }),
        requiredWhen: 'feature',
        feature: 'exposure_log',
      },
      {
        ...secret('EXPERIMENT_ASSIGNMENT_SALT', 'Spreads people over experiments', { production: 'ass-demo-Wn9' }),
        requiredWhen: 'feature',
        feature: 'experiments',
      },
      {
        ...secret('API_KEY_HASH_SECRET', 'Hashes stored API keys', { production: 'ahs-demo-Gx2' }),
        requiredWhen: 'feature',
        feature: 'api_keys',
      },
      plain('RECSYS_ALGO_RULES_ENABLED', 'Whether rules apply', both('true')),
      plain('RECSYS_ARTIFACT_MANIFEST_TEMPLATE', 'Where the manifest of a tenant lies', both('s3://artifacts-demo/manifests')),
    ],
  },
  {
    key: 'clay',
    name: 'Clay enrich',
    description: 'Third-party enrichment, checklist in English and Chinese.',
    critical: false,
    features: {},
    owners: { runtime_configuration: 'tomas', key_lifecycle: 'tomas', monitoring: 'sam', incident_response: 'sam' },
    variables: [
      plain('CLAY_BASE_URL', 'Where the service answers', both('{{TARGET}}/clay')),
      secret('CLAY_API_KEY', 'Key of this environment', { staging: demoKeys.clayStaging.value, production: demoKeys.clayProduction.value }),
      plain('CLAY_STATUS_URL', "The vendor's status page", both('{{TARGET}}/clay/status')),
      secret('CLAY_WEBHOOK_SECRET', 'Signs incoming webhooks', { staging: clayWebhookSecrets.staging }),
      plain('CLAY_WEBHOOK_URL', 'Where Clay delivers, HTTPS only', { staging: 'https://hooks-staging.example.invalid/clay' }),
    ],
  },
]
