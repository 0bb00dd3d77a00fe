/** What machines are told, as examples in empty inputs; the same in every language. */
export const examples = {
  method: 'PURGE',
  password: '{{PASSWORD}}',
  token: '{{TOKEN}}',
  apiKeyName: 'X-API-Key',
  apiKey: '{{API_KEY}}',
  json: '{ "id": "{{$uuid}}" }',
  part: 'file',
  ca: '{{CA_PEM}}',
  certificate: '{{CLIENT_CERTIFICATE}}',
  key: '{{CLIENT_KEY}}',
  captured: 'NEXT_CURSOR',
  column: 'USER_ID',
  path: { json: '$.next_cursor', header: 'etag', cookie: 'session', regex: 'id="(\\w+)"' },
} as const
