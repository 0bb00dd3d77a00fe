import { type CurlRow, form, host, json, read, request, sent, status } from './row'

const value = (body: string, ...more: [string, string][]) => ({ body, headers: [...more, form] })

/** What options mean: methods, headers, bodies, addresses. */
export const optionRows: CurlRow[] = [
  sent('an address alone', `curl ${host}/health`, request('GET', '/health')),
  sent('an address without a path', `curl ${host}`, request('GET', '')),
  sent('a method', `curl -X DELETE ${host}/items/1`, request('DELETE', '/items/1')),
  sent('a method behind its letter', `curl -XPUT ${host}/items/1 -d a=1`, request('PUT', '/items/1', value('a=1'))),
  sent('letters together', `curl -sSLk ${host}/a`, request('GET', '/a', { followRedirects: true, insecure: true })),
  sent('letters with a value last', `curl -sXPATCH ${host}/a -so /dev/null`, request('PATCH', '/a')),
  sent(
    'headers in their order, one of them twice',
    `curl -H 'X-B: 2' -H "X-A: 1" --header 'X-B:3' ${host}/`,
    request('GET', '/', {
      headers: [
        ['X-B', '2'],
        ['X-A', '1'],
        ['X-B', '3'],
      ],
    }),
  ),
  sent(
    'an empty header, and one taken away',
    `curl -H 'X-Empty;' -H 'X-Gone:' ${host}/`,
    request('GET', '/', { headers: [['X-Empty', '']] }),
  ),
  sent('data', `curl -d 'a=1&b=2' ${host}/form`, request('POST', '/form', value('a=1&b=2'))),
  sent('data in pieces', `curl -d a=1 --data b=2 --data-raw '@c' ${host}/form`, request('POST', '/form', value('a=1&b=2&@c'))),
  sent('data that keeps its lines', `curl --data-binary $'a\\nb\\n' ${host}/form`, request('POST', '/form', value('a\nb\n'))),
  sent('empty data', `curl -d '' ${host}/form`, request('POST', '/form', value(''))),
  sent(
    'data as JSON, by its header',
    `curl ${host}/v1 -H 'Content-Type: application/json' -d '{"a": [1, {"b": "it is"}]}'`,
    request('POST', '/v1', { headers: [json], body: '{"a": [1, {"b": "it is"}]}' }),
  ),
  sent('data without a type', `curl ${host}/v1 -H 'Content-Type:' -d x`, request('POST', '/v1', { body: 'x' })),
  sent(
    '--json',
    `curl --json '{"a":1' --json '}' ${host}/v1`,
    request('POST', '/v1', { headers: [json, ['Accept', 'application/json']], body: '{"a":1}' }),
  ),
  sent(
    '--json with an Accept of its own',
    `curl --json '[]' -H 'accept: text/plain' ${host}/v1`,
    request('POST', '/v1', { headers: [['accept', 'text/plain'], json], body: '[]' }),
  ),
  sent(
    'data to encode, in its four forms without a file',
    `curl --data-urlencode 'a b' --data-urlencode '=c=d' --data-urlencode 'e=f&g/ü~' --data-urlencode 'h i=(1)' ${host}/form`,
    request('POST', '/form', value('a+b&c%3Dd&e=f%26g%2F%C3%BC~&h i=%281%29')),
  ),
  sent('data to encode from the input', `curl --data-urlencode 'q@-' ${host}/form <<< 'x y'`, request('POST', '/form', value('q=x+y%0A'))),
  sent('-G', `curl -G ${host}/find -d a=1 --data-urlencode 'q=x y'`, request('GET', '/find?a=1&q=x+y')),
  sent('-G with a query already', `curl --get '${host}/find?a=1' --data-urlencode 'q=a/b'`, request('GET', '/find?a=1&q=a%2fb')),
  sent('-G and -I', `curl -G -I ${host}/find -d a=1`, request('HEAD', '/find?a=1')),
  sent('--url-query', `curl '${host}/find?a=1' --url-query 'q=x y' --url-query '+z=%20'`, request('GET', '/find?a=1&q=x+y&z=%20')),
  sent('-I', `curl -I ${host}/a`, request('HEAD', '/a')),
  sent('--head in words', `curl --head --max-time 5 --retry 2 ${host}/a`, request('HEAD', '/a', { timeoutMs: 5000, retries: 2 })),
  sent(
    '-F',
    `curl -F name=Ann -F 'note=a;type=text/plain' --form-string 'raw=@x;type=y' ${host}/up`,
    request('POST', '/up', {
      body: {
        multipart: [
          { name: 'name', value: 'Ann' },
          { name: 'note', type: 'text/plain', value: 'a' },
          { name: 'raw', value: '@x;type=y' },
        ],
      },
    }),
  ),
  sent(
    '-F with the name of a file and a longer type',
    `curl -F 'f=hi;filename="a b.txt";type=text/x; charset=utf-8' -H 'Content-Type: multipart/form-data' ${host}/up`,
    request('POST', '/up', { body: { multipart: [{ name: 'f', fileName: 'a b.txt', type: 'text/x; charset=utf-8', value: 'hi' }] } }),
  ),
  sent(
    '-F of the input',
    `curl -F 'f=@-;filename=z.txt' ${host}/up <<< yo`,
    request('POST', '/up', { body: { multipart: [{ name: 'f', fileName: 'z.txt', value: 'yo\n' }] } }),
  ),
  read('-F of files', `curl -F 'f=@docs/a.pdf;type=application/pdf' -F 't=<note.txt' ${host}/up`, [
    request('POST', '/up', {
      body: {
        multipart: [
          { name: 'f', fileName: 'a.pdf', type: 'application/pdf', file: 'docs/a.pdf' },
          { name: 't', file: 'note.txt', inline: true },
        ],
      },
    }),
  ]),
  sent('-T of the input', `curl -T - ${host}/up <<< yo`, request('PUT', '/up', { body: 'yo\n' })),
  sent('-u', `curl -u ann:s3cret ${host}/a`, request('GET', '/a', { headers: [['Authorization', 'Basic YW5uOnMzY3JldA==']] })),
  sent(
    'a name and password in the address',
    `curl ${host.replace('://', '://us%40r:p%20w@')}/a`,
    request('GET', '/a', { headers: [['Authorization', 'Basic dXNAcjpwIHc=']] }),
  ),
  read('-u of variables', `curl -u "$API_USER:\${API_PASS}" ${host}/a`, [
    request('GET', '/a', { auth: { kind: 'basic', user: '{{API_USER}}', password: '{{API_PASS}}' } }),
  ]),
  read(
    '-u of one variable',
    `curl -u "$LOGIN" ${host}/a`,
    [request('GET', '/a', { headers: [['Authorization', 'Basic {{LOGIN_BASE64}}']] })],
    [1, 'set {{LOGIN_BASE64}} to the base64 text of {{LOGIN}}: one variable for name and password cannot be taken apart'],
  ),
  sent('--oauth2-bearer', `curl --oauth2-bearer tok ${host}/a`, request('GET', '/a', { headers: [['Authorization', 'Bearer tok']] })),
  sent(
    'what options say of the sender',
    `curl -A ua/1 -e 'http://r.test/;auto' -b 'a=1; b=2' -b c=3 -r 0-9 ${host}/a`,
    request('GET', '/a', {
      headers: [
        ['User-Agent', 'ua/1'],
        ['Referer', 'http://r.test/'],
        ['Cookie', 'a=1; b=2;c=3'],
        ['Range', 'bytes=0-9'],
      ],
    }),
  ),
  sent(
    'output, noise and limits',
    `curl -sS -f -i -o /dev/null -w '%{http_code}\\n' --compressed --connect-timeout 2 -4 -N --http1.1 ${host}/a`,
    {
      ...request('GET', '/a'),
      assertions: [status('200-399')],
    },
  ),
  sent(
    'sets and ranges in the address',
    `curl "${host}/{a,b}/[1-2]"`,
    ...['/a/1', '/a/2', '/b/1', '/b/2'].map((path) => ({ ...request('GET', path), name: `GET ${path}` })),
  ),
  sent('-g', `curl -g '${host}/a?f={x}[1]'`, request('GET', '/a?f={x}[1]')),
  sent('two addresses', `curl ${host}/a --url ${host}/b -d x`, request('POST', '/a', value('x')), request('POST', '/b', value('x'))),
  sent(
    '--next',
    `curl -d x ${host}/a --next -H 'X-B: 1' ${host}/b`,
    request('POST', '/a', value('x')),
    request('GET', '/b', { headers: [['X-B', '1']] }),
  ),
  sent('-- before the address', `curl -s -- ${host}/a`, request('GET', '/a')),
  read('no scheme', 'curl localhost:3000/a', [request('GET', '/a', { url: 'http://localhost:3000/a' })]),
  ...(
    [
      ['an option nobody knows', '--shiny', 'the option `--shiny` is not known'],
      ['a value joined by =', '--request=POST', '`--request=…` is not known to curl: the value is a word of its own'],
      ['a proxy', '-x http://p.test:3128', '`-x`: a suite sends through no proxy'],
      ['another place', '--resolve api.test:80:10.0.0.1', '`--resolve`: it sends the request elsewhere than its address says'],
      ['a file of data', '-d @body.json', '`@…`: what a file holds is not known here: write it into the command'],
      ['a file of cookies', '-b jar.txt', '`-b` names a file: the cookies in it are not known here'],
      ['a file of options', '-K more.cfg', '`-K`: the file with further options is not known here'],
      ['two bodies', '-F a=b -d c', 'it sends in two ways at once (of `-d`, `-F`, `-T`, `-I`): curl takes one'],
      ['an option without its value', '-H', '`-H` misses its value'],
    ] as const
  ).map(([name, options, why]) => read(`refused: ${name}`, `curl ${host}/a ${options}`, [], [1, why])),
  read('refused: another protocol', 'curl ftp://files.test/a', [], [1, 'only http and https addresses can be asked']),
  read(
    'certificates',
    `curl --cacert ca.pem ${host}/a`,
    [request('GET', '/a')],
    [1, '`--cacert` is not kept: certificates and keys are no part of a request'],
  ),
]
