import type { ServerResponse } from 'node:http'

const sentences: Record<string, string> = {
  method_not_allowed: 'This address does not take that method.',
  url_too_long: 'The address is too long.',
  too_many_headers: 'The request has too many headers.',
  bad_path: 'This is not an address of this server.',
  body_not_expected: 'A reading request carries no body.',
  bad_action: 'This request is not one that a page of this server makes.',
  forged_host: 'The request names another host than this server.',
  missing_origin: 'The request does not say which site it comes from.',
  foreign_origin: 'The request comes from another site.',
  bad_length: 'The length of the body is not a number.',
  body_too_large: 'The body is larger than this address takes.',
  bad_multipart: 'The form in the body is malformed.',
  bad_json: 'The body is not valid JSON.',
  bad_body: 'The body cannot be read.',
  encoded_body: 'Compressed bodies are not taken here.',
  unsupported_type: 'This address does not take that type of body.',
  bad_request: 'The request is malformed.',
  unavailable: 'The server is going away or not ready. Try again shortly.',
  unexpected: 'Something unexpected happened. The log holds the details under the request id.',
}

/** Answers a refusal as problem+json (RFC 9457). `close` ends the connection when part of a body is still under way. */
export function sendProblem(
  response: ServerResponse,
  status: number,
  code: string,
  more: { allow?: string | undefined; close?: boolean; requestId?: string } = {},
): void {
  if (response.headersSent) return void response.destroy()
  const body = JSON.stringify({
    type: 'about:blank',
    title: sentences[code] ?? 'The request was refused.',
    status,
    code,
    ...(more.requestId ? { requestId: more.requestId } : {}),
  })
  response.writeHead(status, {
    'content-type': 'application/problem+json; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...(more.allow ? { allow: more.allow } : {}),
    ...(more.close ? { connection: 'close' } : {}),
  })
  response.end(body)
}
