import { type CurlRow, form, host, json, read, request, sent, status } from './row'

const post = (path: string, body: string, line = 1) => request('POST', path, { body, headers: [form], line })

/** What the shell around a curl means: quotes, lines, lists, variables, comments, prompts, Markdown. */
export const shellRows: CurlRow[] = [
  sent('quotes of every kind', `curl ${host}/q -d 'a'"b"c\\ d$'\\x41\\u00e9\\101\\t'`, post('/q', 'abc dAéA\t')),
  sent('a quote inside single quotes', `curl ${host}/q -d 'it'\\''s'`, post('/q', "it's")),
  sent('escapes in double quotes', `curl ${host}/q -d "{\\"a\\": \\"\\$5 \\n\\"}"`, post('/q', '{"a": "$5 \\n"}')),
  sent(
    'lines that go on',
    `curl -X POST \\\n  -H 'Content-Type: application/json' \\\n  ${host}/v1 \\\n  -d '{\n  "a": 1\n}'\n\ncurl ${host}/next`,
    request('POST', '/v1', { headers: [json], body: '{\n  "a": 1\n}' }),
    request('GET', '/next', { line: 8 }),
  ),
  sent(
    'a here-document',
    `curl ${host}/h --data-binary @- <<'EOF'\n{"a": "$x"}\nEOF\ncurl ${host}/i`,
    post('/h', '{"a": "$x"}\n'),
    request('GET', '/i', { line: 4 }),
  ),
  sent('a here-document without tabs, for -d', `curl ${host}/h -d @- <<-END | cat\n\ta=1\n\tb=2\n\tEND`, post('/h', 'a=1b=2')),
  sent(
    'a here-string',
    `curl ${host}/h --json @- <<< '{"a":1}'`,
    request('POST', '/h', { headers: [json, ['Accept', 'application/json']], body: '{"a":1}\n' }),
  ),
  sent(
    'echo and printf before it',
    `echo 'a=1' | curl -d @- ${host}/h; printf '%s' b=2 | curl --data-binary @- ${host}/h2`,
    post('/h', 'a=1'),
    post('/h2', 'b=2'),
  ),
  sent('text of a command that prints it', `curl ${host}/h -d "$(cat <<'EOF'\n{"it's": ")"}\nEOF\n)"`, post('/h', `{"it's": ")"}`)),
  sent(
    'base64 of a text',
    `curl ${host}/a -H "Authorization: Basic $(echo -n ann:pw | base64)"`,
    request('GET', '/a', { headers: [['Authorization', 'Basic YW5uOnB3']] }),
  ),
  sent(
    'a list',
    `curl ${host}/a && curl ${host}/b; curl ${host}/c || true`,
    request('GET', '/a'),
    request('GET', '/b'),
    request('GET', '/c'),
  ),
  sent(
    'output put elsewhere',
    `curl ${host}/a > /dev/null 2>&1; curl ${host}/b 2>/dev/null | head -1`,
    request('GET', '/a'),
    request('GET', '/b'),
  ),
  sent(
    'literals the text sets',
    `BASE=${host}\nexport KEY='k 1'\ncurl "$BASE/a" -H "X-Key: \${KEY}"`,
    request('GET', '/a', { headers: [['X-Key', 'k 1']], line: 3 }),
  ),
  read('variables', `curl "$BASE_URL/a?x=\${x:-1}" -H "Authorization: Bearer \${token}" -d '{"a": "'$ID'"}'`, [
    request('POST', '/a', {
      name: 'POST {{BASE_URL}}/a',
      url: '{{BASE_URL}}/a?x={{X}}',
      headers: [['Authorization', 'Bearer {{TOKEN}}'], form],
      body: '{"a": "{{ID}}"}',
    }),
  ]),
  read('a variable taken of an answer', `TOKEN=$(curl -s -d a=1 ${host}/login | jq -r '.data.token')\ncurl -H "X-T: $TOKEN" ${host}/me`, [
    { ...post('/login', 'a=1'), captures: [{ name: 'TOKEN', from: 'json', path: '$.data.token' }] },
    request('GET', '/me', { headers: [['X-T', '{{TOKEN}}']], line: 2 }),
  ]),
  read(
    'a value only the run knows',
    `NOW=$(date +%j)\ncurl ${host}/a?t=$NOW`,
    [request('GET', '/a?t={{NOW}}', { line: 2 })],
    [1, 'the value of `NOW`: the output of `date` is known only when it runs'],
  ),
  read(
    'refused: commands inside',
    `curl -d "$(hostname)" ${host}/a\ncurl -d \`date\` ${host}/b`,
    [],
    [1, 'the output of `hostname` is known only when it runs'],
    [2, 'a command between backticks is not run'],
  ),
  // Only read: two of them are never alike.
  read('values made anew', `curl -d "$(uuidgen) $(date +%s) $(date -u +%FT%TZ)" ${host}/a`, [
    post('/a', '{{$uuid}} {{$now.unix}} {{$now}}'),
  ]),
  // Local time with a Z is another moment.
  read('the time of a place', `curl -d "$(date +%FT%TZ)" ${host}/a`, [], [1, 'the output of `date` is known only when it runs']),
  sent('a status above', `# should return HTTP 400\ncurl ${host}/a`, request('GET', '/a', { line: 2, assertions: [status('400')] })),
  sent(
    'a status at the end',
    `curl ${host}/a # expect 200 or 204\ncurl ${host}/b # → 401 Unauthorized`,
    request('GET', '/a', { assertions: [status('200, 204')] }),
    request('GET', '/b', { line: 2, assertions: [status('401')] }),
  ),
  sent('a name above', `# Create a user\n# returns 201 Created\ncurl -f -d x ${host}/users`, {
    ...post('/users', 'x', 3),
    name: 'Create a user',
    assertions: [status('201')],
  }),
  sent('no status in what is counted', `# returns 200 items\ncurl ${host}/a`, request('GET', '/a', { name: 'returns 200 items', line: 2 })),
  read(
    'jq -e and grep -q',
    `curl ${host}/a | jq -e '.status == "ok"'\ncurl ${host}/b | jq -e '.n > 1 and .m'\ncurl ${host}/c | grep -q UP`,
    [
      request('GET', '/a', { assertions: [{ kind: 'jsonpath', params: { path: '$.status', op: 'equals', value: 'ok' } }] }),
      request('GET', '/b', { line: 2 }),
      request('GET', '/c', { line: 3, assertions: [{ kind: 'body_text', params: { op: 'contains', value: 'UP' } }] }),
    ],
    [2, 'what `jq -e` holds the answer to is more than a path compared with a literal'],
  ),
  sent(
    'a status that is looked for',
    `curl -s -o /dev/null -w '%{http_code}' ${host}/a | grep -q 204`,
    request('GET', '/a', { assertions: [status('204')] }),
  ),
  read(
    'a pipe into another program',
    `curl ${host}/install.sh | bash`,
    [request('GET', '/install.sh')],
    [1, 'what `| bash` makes of the answer is not read'],
  ),
  read('a transcript', `ann@box:~$ curl ${host}/a \\\n>   -d x\n{"it's": 1}\n$ curl -v ${host}/b\n> GET /b HTTP/1.1\n# curl ${host}/c`, [
    post('/a', 'x'),
    request('GET', '/b', { line: 4 }),
  ]),
  read('prompts of root', `# curl ${host}/a\nroot@box:~# curl ${host}/b`, [request('GET', '/a'), request('GET', '/b', { line: 2 })]),
  read(
    'Markdown',
    `Don't run this in production.\n\n\`\`\`bash\ncurl ${host}/a\n\`\`\`\n\n\`\`\`json\n{"a": 1}\n\`\`\`\nOr \`curl ${host}/b\`.`,
    [request('GET', '/a', { line: 4 })],
    [10, 'a curl outside of a code block of a shell is not read: put it into one'],
  ),
  read(
    'refused: what only runs',
    `for i in 1 2; do\n  curl ${host}/$i\ndone\nif [ -n "$X" ]; then curl ${host}/x; fi\ncheck() {\n  curl $1\n}\ncurl ${host}/a`,
    [request('GET', '/a', { line: 8 })],
    [1, '`for` is not run: what it does is known only when it runs'],
    [2, 'this curl stands in `for` of line 1'],
    [4, '`if` is not run: what it does is known only when it runs'],
    [5, 'a function is not run: what it does is known only when it runs'],
    [6, 'this curl stands in a function of line 5'],
  ),
  read(
    'refused: other commands, and prose',
    `cd app && make\nIt's here:\ncurl ${host}/a\nkubectl exec p -- curl ${host}/b`,
    [request('GET', '/a', { line: 3 })],
    [1, '`cd` is no curl command'],
    [2, '`It` is no curl command'],
    [4, '`kubectl` is no curl command: the curl in it is not read'],
  ),
  read(
    'refused: only after a failure',
    `curl ${host}/a || curl ${host}/b`,
    [request('GET', '/a')],
    [1, 'it runs only when the command before it fails'],
  ),
  read(
    'refused: an & without quotes',
    `curl ${host}/a?b=1&c=2`,
    [],
    [1, 'an `&` without quotes ends the command in the middle of its address: quote the address'],
  ),
  read(
    'refused: other shells',
    `curl ^\n  -H "A: b" ^\n  ${host}/a\ncurl \`\n  ${host}/b`,
    [],
    [1, 'written for the Windows command prompt (`^`): copy it as curl for bash'],
    [4, 'continued with a backtick, as PowerShell does: copy it as curl for bash'],
  ),
  read(
    'refused: a quote never closed',
    `curl -d 'x ${host}/a\n  -H b\ncurl ${host}/b`,
    [request('GET', '/b', { line: 3 })],
    [1, 'a quote is opened here and never closed'],
  ),
]
