import { header, include, is, json, jsonBody, plain, secret, type ShippedSuite, status, within } from './shipped-suite'

const address = plain('CLAY_BASE_URL', 'Where the service answers', '服务地址')
const apiKey = secret('CLAY_API_KEY', 'Key of this environment', '本环境的密钥')
const statusUrl = plain('CLAY_STATUS_URL', "The vendor's status page", '供应商状态页')

const at = (path: string) => ({ url: `{{CLAY_BASE_URL}}${path}`, headers: [header('X-API-Key', '{{CLAY_API_KEY}}')] })

const connection: ShippedSuite = {
  key: 'clay-connection',
  system: 'clay',
  name: 'Health and connection',
  nameZh: '健康与连接',
  description: 'Healthy and not degraded, connected, its latency in bounds, and the key connects.',
  descriptionZh: '健康而非降级，已连接，延迟在范围内，且密钥可连接。',
  variables: [address, apiKey],
  definition: {
    steps: [
      {
        name: 'Healthy and connected',
        probe: 'readiness',
        request: { url: '{{CLAY_BASE_URL}}/health' },
        assertions: [
          status('200'),
          is('$.status', 'healthy'),
          is('$.connected', 'true'),
          json('$.latency_ms', 'at_most', '5000'),
          within(3000),
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

const vendorStatus: ShippedSuite = {
  key: 'clay-vendor-status',
  system: 'clay',
  name: 'Status page of the vendor',
  nameZh: '供应商状态页',
  description: "The vendor's status page answers and reports nothing.",
  descriptionZh: '供应商状态页可访问，且未报告异常。',
  variables: [statusUrl],
  definition: {
    steps: [
      {
        name: 'The status page reports nothing',
        request: { url: '{{CLAY_STATUS_URL}}' },
        assertions: [
          status('200'),
          { kind: 'css', params: { selector: '#overall', op: 'equals', value: 'All systems operational' } },
          { kind: 'css', params: { selector: '.component', attribute: 'data-state', op: 'equals', value: 'operational' } },
        ],
        retries: 1,
      },
    ],
  },
}

/** Health (`CLY-6`), the vendor's status page (`CLY-4`), enrichment, and a webhook receiver that checks signatures (`CLY-3`). */
export const claySuites: readonly ShippedSuite[] = [
  connection,
  vendorStatus,
  {
    key: 'clay-core',
    system: 'clay',
    name: 'Enrichment core',
    nameZh: '数据补全核心流程',
    description: "Health, the vendor's status page, an enrichment, and an unsigned webhook that is refused.",
    descriptionZh: '健康检查、供应商状态页、一次数据补全，以及未签名的 webhook 被拒绝。',
    variables: [address, apiKey, statusUrl],
    definition: {
      steps: [
        include(connection.key),
        include(vendorStatus.key),
        {
          name: 'Enrich a domain',
          request: { ...at('/v1/enrich'), method: 'POST', body: jsonBody({ domain: 'example.com' }) },
          assertions: [
            status('200'),
            is('$.status', 'complete'),
            is('$.company.domain', 'example.com'),
            json('$.company.employees', 'type', 'number'),
            within(5000),
          ],
        },
        {
          name: 'An unsigned webhook is refused',
          request: { url: '{{CLAY_BASE_URL}}/webhook', method: 'POST', body: jsonBody({ event: 'smoke.test' }) },
          assertions: [status('401'), is('$.error.code', 'missing_signature')],
        },
      ],
    },
  },
]
