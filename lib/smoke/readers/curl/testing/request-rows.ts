import { type CurlRow, form, host, json, request, sent } from './row'

const post = (path: string, body: string, line = 1) => request('POST', path, { headers: [form], body, line })

/** Requests as people send them, one more complete than the other. */
export const requestRows: CurlRow[] = [
  sent(
    'a delete with a condition',
    `curl -X DELETE -H 'If-Match: "v1"' ${host}/orders/7`,
    request('DELETE', '/orders/7', { headers: [['If-Match', '"v1"']] }),
  ),
  sent(
    'a patch in JSON',
    `curl -X PATCH --json '{"tags": ["a", "b"], "n": 1.0}' ${host}/orders/7`,
    request('PATCH', '/orders/7', { headers: [json, ['Accept', 'application/json']], body: '{"tags": ["a", "b"], "n": 1.0}' }),
  ),
  sent(
    'a form in pieces, one to be encoded',
    `curl -d a=1 -d 'b=2+2' --data-urlencode 'c=x y&z' ${host}/form`,
    post('/form', 'a=1&b=2+2&c=x+y%26z'),
  ),
  sent('a form that is written with plus signs', `curl -d 'q=a+b&r=%26' ${host}/form`, post('/form', 'q=a+b&r=%26')),
  sent('a query with other letters', `curl -G -d n=1 --data-urlencode 'q=Zoë & co' ${host}/s`, request('GET', '/s?n=1&q=Zo%c3%ab+%26+co')),
  sent(
    'a part that says its type',
    `curl -F 'meta={"a":1};type=application/json' -F n=2 ${host}/up`,
    request('POST', '/up', {
      body: {
        multipart: [
          { name: 'meta', type: 'application/json', value: '{"a":1}' },
          { name: 'n', value: '2' },
        ],
      },
    }),
  ),
  sent(
    'JSON of other letters with its charset',
    `curl -H 'Content-Type: application/json; charset=utf-8' -d '{"name": "Zoë ✓"}' ${host}/people`,
    request('POST', '/people', { headers: [['Content-Type', 'application/json; charset=utf-8']], body: '{"name": "Zoë ✓"}' }),
  ),
  sent(
    'XML over several lines',
    `curl -H 'Content-Type: text/xml' --data-binary '<a>\n  <b>1</b>\n</a>\n' ${host}/soap`,
    request('POST', '/soap', { headers: [['Content-Type', 'text/xml']], body: '<a>\n  <b>1</b>\n</a>\n' }),
  ),
  sent(
    'cookies, a language and a body for a get',
    `curl -X GET -b 'sid=1; theme=dark' -H 'Accept-Language: de, en;q=0.5' -d '{}' ${host}/odd`,
    request('GET', '/odd', {
      headers: [['Accept-Language', 'de, en;q=0.5'], ['Cookie', 'sid=1; theme=dark'], form],
      body: '{}',
    }),
  ),
]
