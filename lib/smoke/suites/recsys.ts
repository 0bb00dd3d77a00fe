import { header, include, is, json, jsonBody, plain, secret, type ShippedSuite, status, within } from './shipped-suite'

const connectionVariables = [
  plain('RECSYS_BASE_URL', 'Where the service answers', '服务地址'),
  secret('RECSYS_API_KEY', 'Key of this environment', '本环境的密钥'),
]
const variables = [
  ...connectionVariables,
  plain('RECSYS_TENANT_ID', 'Tenant that is asked for', '所查询的租户'),
  plain('RECSYS_SURFACE', 'Surface that is asked for', '所查询的展示位'),
]

const key = [header('X-API-Key', '{{RECSYS_API_KEY}}')]
const at = (path: string) => ({ url: `{{RECSYS_BASE_URL}}${path}`, headers: key })
const wish = jsonBody({ tenant: '{{RECSYS_TENANT_ID}}', surface: '{{RECSYS_SURFACE}}', user: 'smoke-test', limit: 5 })

const connection: ShippedSuite = {
  key: 'recsys-connection',
  system: 'recsys',
  name: 'Health and connection',
  nameZh: '健康与连接',
  description: 'Up, ready and counted are told apart, and the key connects.',
  descriptionZh: '区分存活、就绪与指标，且密钥可连接。',
  variables: connectionVariables,
  definition: {
    steps: [
      {
        name: 'The process is up',
        probe: 'liveness',
        request: { url: '{{RECSYS_BASE_URL}}/healthz' },
        assertions: [status('200'), is('$.status', 'up'), within(1000)],
        retries: 1,
      },
      {
        name: 'Its dependencies are ready',
        probe: 'readiness',
        always: true,
        request: { url: '{{RECSYS_BASE_URL}}/readyz' },
        assertions: [
          status('200'),
          is('$.status', 'ready'),
          is('$.dependencies.database', 'ok'),
          is('$.dependencies.migrations', 'current'),
          is('$.dependencies.artifacts', 'loaded'),
          within(1000),
        ],
        retries: 1,
      },
      {
        name: 'Prometheus can read its metrics',
        probe: 'metrics',
        always: true,
        request: { url: '{{RECSYS_BASE_URL}}/metrics' },
        assertions: [
          status('200'),
          { kind: 'header', params: { name: 'content-type', op: 'contains', value: 'text/plain' } },
          { kind: 'body_text', params: { op: 'contains', value: '# TYPE ' } },
        ],
        retries: 1,
      },
      {
        name: 'The key connects',
        request: at('/v1/connectivity'),
        assertions: [status('200'), is('$.connected', 'true'), within(1000)],
        retries: 1,
      },
    ],
  },
}

/** Health (`REC-1`), recommendations that are not empty, from a manifest that is not old (`REC-4`), and no way in by developer headers (`REC-2`). */
export const recsysSuites: readonly ShippedSuite[] = [
  connection,
  {
    key: 'recsys-core',
    system: 'recsys',
    name: 'Recommendations core',
    nameZh: '推荐核心流程',
    description:
      'Health, a request that is valid, recommendations that are not empty, a fresh manifest, and developer headers that open nothing.',
    descriptionZh: '健康检查；请求校验通过；推荐结果不为空；清单是新的；开发者请求头无效。',
    variables,
    definition: {
      steps: [
        include(connection.key),
        {
          name: 'The request is valid',
          request: { ...at('/v1/recommend/validate'), method: 'POST', body: wish },
          assertions: [status('200'), is('$.valid', 'true'), json('$.problems', 'length', '0')],
        },
        {
          name: 'Recommendations come, and are not empty',
          request: { ...at('/v1/recommend'), method: 'POST', body: wish },
          assertions: [
            status('200'),
            json('$.items', 'length', '5'),
            json('$.items[*].id', 'type', 'string'),
            json('$.items[*].score', 'at_least', '0'),
            within(1000),
          ],
        },
        {
          name: 'The manifest is fresh',
          always: true,
          request: {
            ...at('/v1/manifest'),
            query: [
              { name: 'tenant', value: '{{RECSYS_TENANT_ID}}' },
              { name: 'surface', value: '{{RECSYS_SURFACE}}' },
            ],
          },
          assertions: [status('200'), json('$.age_s', 'at_most', '86400'), json('$.artifacts', 'min_length', '1')],
        },
        {
          name: 'Another tenant is refused',
          request: {
            ...at('/v1/recommend'),
            method: 'POST',
            body: jsonBody({ tenant: 'another-tenant', surface: '{{RECSYS_SURFACE}}', user: 'smoke-test', limit: 5 }),
          },
          assertions: [status('403'), is('$.error.code', 'wrong_tenant')],
        },
        {
          name: 'Developer headers open nothing',
          request: { url: '{{RECSYS_BASE_URL}}/v1/recommend', method: 'POST', headers: [header('X-Dev-User', 'smoke-test')], body: wish },
          assertions: [status('401')],
        },
      ],
    },
  },
]
