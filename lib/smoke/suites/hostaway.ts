import type { SuiteDefinitionInput } from '../step-schema'
import { header, json, plain, secret, type ShippedSuite, status, within } from './shipped-suite'

const key = header('X-API-Key', '{{API_KEY}}')

const definition: SuiteDefinitionInput = {
  steps: [
    {
      name: 'Health answers',
      probe: 'liveness',
      request: { url: '{{BASE_URL}}/health' },
      assertions: [status('200'), json('$.status', 'equals', 'healthy'), within(3000)],
      timeoutMs: 5000,
      retries: 1,
    },
    {
      name: 'First page of listings',
      request: { url: '{{BASE_URL}}/v1/listings', headers: [key], query: [{ name: 'limit', value: '5' }] },
      assertions: [
        status('200'),
        { kind: 'header', params: { name: 'content-type', op: 'contains', value: 'application/json' } },
        json('$.data', 'length', '5'),
        json('$.next_cursor', 'type', 'string'),
        within(1000),
      ],
      captures: [
        { name: 'NEXT_CURSOR', from: 'json', path: '$.next_cursor' },
        { name: 'FIRST_LISTING', from: 'json', path: '$.data[0].id' },
      ],
      retries: 1,
    },
    {
      name: 'Next page by the cursor',
      request: {
        url: '{{BASE_URL}}/v1/listings',
        headers: [key],
        query: [
          { name: 'limit', value: '5' },
          { name: 'cursor', value: '{{NEXT_CURSOR}}' },
        ],
      },
      assertions: [status('200'), json('$.data', 'min_length', '1'), json('$.data[*].id', 'not_equals', '{{FIRST_LISTING}}'), within(1000)],
      retries: 1,
    },
    {
      name: 'Invalid cursor is refused',
      request: {
        url: '{{BASE_URL}}/v1/listings',
        headers: [key],
        query: [
          { name: 'limit', value: '5' },
          { name: 'cursor', value: 'not-a-cursor' },
        ],
      },
      assertions: [status('400'), json('$.error.code', 'equals', 'invalid_cursor')],
      retries: 1,
    },
    {
      name: 'First page of bookings',
      request: { url: '{{BASE_URL}}/v1/bookings', headers: [key], query: [{ name: 'limit', value: '5' }] },
      assertions: [status('200'), json('$.data', 'length', '5'), within(1000)],
      captures: [{ name: 'BOOKINGS_CURSOR', from: 'json', path: '$.next_cursor' }],
      retries: 1,
    },
    {
      name: 'Next page of bookings',
      request: {
        url: '{{BASE_URL}}/v1/bookings',
        headers: [key],
        query: [
          { name: 'limit', value: '5' },
          { name: 'cursor', value: '{{BOOKINGS_CURSOR}}' },
        ],
      },
      assertions: [status('200'), json('$.data', 'min_length', '1')],
      retries: 1,
    },
  ],
}

/** The smoke suite of the Hostaway release (`HST-4`): health, pages by cursor, an invalid cursor, bookings. */
export const hostawaySuite = {
  key: 'hostaway-core',
  system: 'hostaway',
  name: 'Listings core',
  nameZh: '房源核心流程',
  description: 'Health, the first page, the page its cursor leads to, an invalid cursor, and bookings page by page.',
  descriptionZh: '健康检查、首页、由游标到达的下一页、无效游标，以及逐页的预订。',
  variables: [
    plain('BASE_URL', 'Where the service answers', '服务地址'),
    secret('API_KEY', 'Key sent as X-API-Key', '以 X-API-Key 发送的密钥'),
  ],
  definition,
} satisfies ShippedSuite
