import type { SaidSuite } from './say-why'

/** A read suite for a person: a line a request, what it is held to below it, and what is refused with its place. Bodies are only measured. */
export function describeSuite({ requests, refused }: SaidSuite, file: string): string {
  const lines = requests.flatMap(({ line, name, method, url, headers, body, assertions, captures, auth, poll }) => [
    `  ${line}: ${name === '' ? '' : `${name}: `}${method} ${url}`,
    ...headers.map((header) => `      ${header.name}: ${header.value}`),
    ...(auth ? [`      basic authentication: ${auth.user}`] : []),
    ...(body === null
      ? []
      : [`      body: ${typeof body === 'string' ? `${Buffer.byteLength(body)} bytes` : `${body.multipart.length} parts`}`]),
    ...assertions.map(({ kind, params }) => `      ${kind} ${Object.values(params).join(' ')}`),
    ...(poll ? [`      until this holds, every ${poll.intervalMs} ms for ${poll.windowMs} ms`] : []),
    ...captures.map(({ name: variable, from, path }) => `      {{${variable}}} from ${from} ${path}`.trimEnd()),
  ])
  return [
    `${requests.length} requests, ${refused.length} refused`,
    ...lines,
    ...refused.map(({ line, why }) => `${file}:${line}: refused: ${why}`),
  ].join('\n')
}
