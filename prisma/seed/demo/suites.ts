import type { SuiteDefinitionInput } from '@/lib/smoke/step-schema'

type DemoSuite = { key: string; name: string; description: string; definition: SuiteDefinitionInput }

const ok = { kind: 'status', params: { expected: '200' } }
const says = (path: string, value: string) => ({ kind: 'jsonpath', params: { path, op: 'equals', value } })

/** Is it up, and does our key connect? What every integration is asked first (UPZ-4, REC-1, CLY-6). */
function connection(
  system: string,
  health: [path: string, field: string, value: string][],
  headers: { name: string; value: string }[] = [],
): DemoSuite {
  const prefix = system.toUpperCase()
  return {
    key: `${system}-connection`,
    name: 'Connection',
    description: 'The service is up and accepts the key of the environment.',
    definition: {
      steps: [
        ...health.map(([path, field, value]) => ({
          name: path === '/readyz' ? 'Ready' : 'Health answers',
          request: { url: `{{${prefix}_BASE_URL}}${path}` },
          assertions: [ok, says(`$.${field}`, value)],
          retries: 1,
        })),
        {
          name: 'The key connects',
          request: {
            url: `{{${prefix}_BASE_URL}}/v1/connectivity`,
            headers: [{ name: 'X-API-Key', value: `{{${prefix}_API_KEY}}` }, ...headers],
          },
          assertions: [ok, says('$.connected', 'true'), { kind: 'latency', params: { maxMs: 1000 } }],
          retries: 1,
        },
      ],
    },
  }
}

/** A first suite for each integration that has none of its own yet. */
export const connectionSuites: Record<string, DemoSuite> = {
  uppzy: connection(
    'uppzy',
    [['/health', 'status', 'healthy']],
    [
      { name: 'X-Tenant-Id', value: '{{UPPZY_TENANT_ID}}' },
      { name: 'X-Site-Id', value: '{{UPPZY_SITE_ID}}' },
    ],
  ),
  qwed: connection('qwed', [['/health', 'status', 'healthy']]),
  recsys: connection('recsys', [
    ['/healthz', 'status', 'up'],
    ['/readyz', 'status', 'ready'],
  ]),
  clay: connection('clay', [['/health', 'status', 'healthy']]),
}
