import { header, include, is, json, jsonBody, plain, secret, type ShippedSuite, status, take, within } from './shipped-suite'

const variables = [
  plain('QWED_BASE_URL', 'Where the service answers', '服务地址'),
  secret('QWED_API_KEY', 'Key of this environment', '本环境的密钥'),
]

const key = [header('X-API-Key', '{{QWED_API_KEY}}')]
const at = (path: string) => ({ url: `{{QWED_BASE_URL}}${path}`, headers: key })
const quotaLeft = { kind: 'header', params: { name: 'x-quota-remaining', op: 'matches', value: '^[1-9][0-9]*$' } }

const connection: ShippedSuite = {
  key: 'qwed-connection',
  system: 'qwed',
  name: 'Connection',
  nameZh: '连接',
  description: 'The service is up and takes the key of this environment.',
  descriptionZh: '服务可用，并接受本环境的密钥。',
  variables,
  definition: {
    steps: [
      {
        name: 'Health answers',
        probe: 'liveness',
        request: { url: '{{QWED_BASE_URL}}/health' },
        assertions: [status('200'), is('$.status', 'healthy'), within(3000)],
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

const batch: ShippedSuite = {
  key: 'qwed-batch',
  system: 'qwed',
  name: 'Batch verification',
  nameZh: '批量验证',
  description: 'Three statements go in one request; each is judged, and the summary counts them.',
  descriptionZh: '一次请求提交三条陈述；逐条判定，并汇总计数。',
  variables,
  definition: {
    steps: [
      {
        name: 'Verify three statements at once',
        request: {
          ...at('/v1/batch'),
          method: 'POST',
          body: jsonBody({
            items: [
              { id: 'right', statement: '12 * 12 = 144' },
              { id: 'wrong', statement: '7 + 5 = 13' },
              { id: 'open', statement: 'It will rain tomorrow' },
            ],
          }),
        },
        assertions: [
          status('200'),
          json('$.results', 'length', '3'),
          is("$.results[?@.id == 'right'].verdict", 'verified'),
          is("$.results[?@.id == 'wrong'].verdict", 'refuted'),
          is("$.results[?@.id == 'open'].verdict", 'inconclusive'),
          is('$.summary', '{"total":3,"verified":1,"refuted":1,"inconclusive":1}'),
          quotaLeft,
          within(3000),
        ],
      },
    ],
  },
}

/** Verification, one by one and in a batch, within the quota (`QWD-1`, `QWD-6`); p95 below 3 s is promised (`QWD-8`). */
export const qwedSuites: readonly ShippedSuite[] = [
  connection,
  batch,
  {
    key: 'qwed-core',
    system: 'qwed',
    name: 'Verification core',
    nameZh: '验证核心流程',
    description: 'Connection, statements that are right, wrong and open, a batch, a refused key, and what is left of the quota.',
    descriptionZh: '连接；正确、错误和无法判定的陈述；批量验证；被拒绝的密钥；剩余配额。',
    variables,
    definition: {
      steps: [
        include(connection.key),
        {
          name: 'Read the quota',
          request: at('/v1/quota'),
          assertions: [status('200'), json('$.remaining', 'at_least', '10')],
          captures: [take('QUOTA_LIMIT', '$.limit')],
        },
        {
          name: 'Verify a statement',
          request: { ...at('/v1/verify'), method: 'POST', body: jsonBody({ statement: '{{STATEMENT}}' }) },
          rows: {
            columns: ['STATEMENT', 'VERDICT'],
            rows: [
              ['2 + 2 = 4', 'verified'],
              ['9 - 3 = 5', 'refuted'],
              ['Water is wet', 'inconclusive'],
            ],
          },
          assertions: [
            status('200'),
            is('$.verdict', '{{VERDICT}}'),
            { kind: 'header', params: { name: 'x-quota-limit', op: 'equals', value: '{{QUOTA_LIMIT}}' } },
            quotaLeft,
            within(3000),
          ],
        },
        include(batch.key),
        {
          name: 'An unknown key is refused',
          request: {
            url: '{{QWED_BASE_URL}}/v1/verify',
            method: 'POST',
            headers: [header('X-API-Key', 'not-a-key')],
            body: jsonBody({ statement: '1 + 1 = 2' }),
          },
          assertions: [status('401'), is('$.error.code', 'unknown_api_key')],
        },
      ],
    },
  },
]
