import { header, include, is, json, jsonBody, plain, secret, type ShippedSuite, status, take, within } from './shipped-suite'

const variables = [
  plain('UPPZY_BASE_URL', 'Where the service answers', '服务地址'),
  secret('UPPZY_API_KEY', 'Key of this environment', '本环境的密钥'),
  plain('UPPZY_TENANT_ID', 'Tenant', '租户'),
  plain('UPPZY_SITE_ID', 'Site of that tenant', '该租户的站点'),
]

const known = [
  header('X-API-Key', '{{UPPZY_API_KEY}}'),
  header('X-Tenant-Id', '{{UPPZY_TENANT_ID}}'),
  header('X-Site-Id', '{{UPPZY_SITE_ID}}'),
]
const at = (path: string) => ({ url: `{{UPPZY_BASE_URL}}${path}`, headers: known })
const document = at('/v1/documents/{{DOCUMENT_ID}}')

/** What an answer to a question has. */
const answer = {
  type: 'object',
  required: ['request_id', 'answer', 'confidence', 'sources'],
  properties: {
    request_id: { type: 'string', minLength: 1 },
    answer: { type: 'string', minLength: 1 },
    confidence: { type: 'number', minimum: 0, maximum: 1 },
    sources: { type: 'array', items: { type: 'string' }, minItems: 1 },
  },
}

const connectivity: ShippedSuite = {
  key: 'uppzy-connectivity',
  system: 'uppzy',
  name: 'Connectivity',
  nameZh: '连通性',
  description: 'The service is up, takes the key, and serves the tenant and the site of this environment.',
  descriptionZh: '服务可用，接受密钥，并服务于本环境的租户与站点。',
  variables,
  definition: {
    steps: [
      {
        name: 'Health answers',
        probe: 'liveness',
        request: { url: '{{UPPZY_BASE_URL}}/health' },
        assertions: [status('200'), is('$.status', 'healthy'), within(3000)],
        retries: 1,
      },
      {
        name: 'The key connects tenant and site',
        request: at('/v1/connectivity'),
        assertions: [
          status('200'),
          is('$.connected', 'true'),
          is('$.tenant_id', '{{UPPZY_TENANT_ID}}'),
          is('$.site_id', '{{UPPZY_SITE_ID}}'),
          within(1000),
        ],
        retries: 1,
      },
    ],
  },
}

const documents: ShippedSuite = {
  key: 'uppzy-document',
  system: 'uppzy',
  name: 'Document operation',
  nameZh: '文档操作',
  description: 'A document is put, read, and deleted again, whatever happened in between.',
  descriptionZh: '写入并读取一份文档，无论中间结果如何都会删除。',
  variables,
  definition: {
    steps: [
      {
        name: 'Put a document',
        request: {
          ...at('/v1/documents/smoke-{{$uuid}}'),
          method: 'PUT',
          body: jsonBody({ title: 'Smoke test', text: 'Written by a smoke test, and deleted by it.' }),
        },
        assertions: [status('201'), is('$.status', 'indexed')],
        captures: [take('DOCUMENT_ID', '$.id')],
      },
      {
        name: 'Read it back',
        request: document,
        assertions: [status('200'), is('$.title', 'Smoke test'), is('$.version', '1'), within(1000)],
        retries: 1,
      },
      { name: 'Delete it', phase: 'cleanup', request: { ...document, method: 'DELETE' }, assertions: [status('204')], retries: 1 },
      { name: 'It is gone', phase: 'cleanup', request: document, assertions: [status('404'), is('$.error.code', 'unknown_document')] },
    ],
  },
}

const syncChat: ShippedSuite = {
  key: 'uppzy-sync-chat',
  system: 'uppzy',
  name: 'Sync chat',
  nameZh: '同步聊天',
  description: 'A question is answered at once, from approved content and with confidence.',
  descriptionZh: '提问立即得到回答，回答来自已批准内容且置信度足够。',
  variables,
  definition: {
    steps: [
      {
        name: 'Ask and be answered',
        request: { ...at('/v1/chat'), method: 'POST', body: jsonBody({ message: 'When do you open?' }) },
        assertions: [
          status('200'),
          { kind: 'json_schema', params: { schema: JSON.stringify(answer) } },
          json('$.confidence', 'at_least', '0.5'),
          within(3000),
        ],
      },
    ],
  },
}

const asyncChat: ShippedSuite = {
  key: 'uppzy-async-chat',
  system: 'uppzy',
  name: 'Async chat',
  nameZh: '异步聊天',
  description: 'A question is submitted and asked for until it is answered, at most a minute.',
  descriptionZh: '提交问题后持续轮询，直到得到回答，最长一分钟。',
  variables,
  definition: {
    steps: [
      {
        name: 'Submit, then poll until done',
        request: at('/v1/chat/async/{{CHAT_REQUEST_ID}}'),
        poll: {
          submit: {
            request: { ...at('/v1/chat/async'), method: 'POST', body: jsonBody({ message: 'How do refunds work?' }) },
            assertions: [status('202')],
            captures: [take('CHAT_REQUEST_ID', '$.request_id')],
          },
          doneWhen: [is('$.status', 'done')],
          failWhen: [is('$.status', 'failed'), status('4xx')],
          intervalMs: 500,
          windowMs: 60_000,
        },
        assertions: [status('200'), json('$.answer', 'min_length', '1'), json('$.confidence', 'at_least', '0.5')],
      },
    ],
  },
}

const feedback: ShippedSuite = {
  key: 'uppzy-feedback',
  system: 'uppzy',
  name: 'Feedback',
  nameZh: '反馈',
  description: 'An answer is rated, and the rating is accepted.',
  descriptionZh: '对一条回答进行评价，评价被接受。',
  variables,
  definition: {
    steps: [
      {
        name: 'Ask for something to rate',
        request: { ...at('/v1/chat'), method: 'POST', body: jsonBody({ message: 'Do you deliver?' }) },
        assertions: [status('200')],
        captures: [take('RATED_REQUEST_ID', '$.request_id')],
      },
      {
        name: 'Rate the answer',
        request: {
          ...at('/v1/feedback'),
          method: 'POST',
          body: jsonBody({ request_id: '{{RATED_REQUEST_ID}}', rating: 'good', comment: 'Smoke test' }),
        },
        assertions: [status('201'), is('$.status', 'accepted'), is('$.request_id', '{{RATED_REQUEST_ID}}')],
      },
    ],
  },
}

/** The small flow after every deployment and every rotation (`UPZ-4`), and its five parts (`UPZ-3`). */
export const uppzySuites: readonly ShippedSuite[] = [
  connectivity,
  documents,
  syncChat,
  asyncChat,
  feedback,
  {
    key: 'uppzy-flow',
    system: 'uppzy',
    name: 'Smoke flow',
    nameZh: '冒烟流程',
    description:
      'Connectivity, a document, a chat at once, one that is polled for, and feedback: after every deployment and every rotation.',
    descriptionZh: '连通性、文档操作、同步聊天、异步聊天与反馈：每次部署和每次轮换后运行。',
    variables,
    definition: { steps: [connectivity, documents, syncChat, asyncChat, feedback].map(({ key }) => include(key)) },
  },
]
