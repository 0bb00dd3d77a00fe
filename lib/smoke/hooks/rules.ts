import { createHmac, timingSafeEqual } from 'node:crypto'
import { Webhook } from 'standardwebhooks'
import type { z } from 'zod'
import type { Delivery, GithubDeployment, HookKind, IgnoredReason, SignedDeployment } from './schema'

/** How far the time of a signed delivery may be from ours (Standard Webhooks: five minutes), in milliseconds. */
export const toleranceMs = 5 * 60_000

export type DeliveryHeaders = { get: (name: string) => string | null }

const same = (a: string, b: string) => {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}

/** Whether any of these signatures is right for any of the secrets. All are compared, so that time tells nothing. */
function anySame(given: readonly string[], expected: readonly string[]): boolean {
  let found = false
  for (const one of given) for (const other of expected) found = same(one, other) || found
  return found
}

/**
 * Whether a Standard Webhooks delivery is genuine and of now: its id, time and raw body are what is signed. Several signatures may be
 * given, as senders do while they change their secret. Answers the id, or null without saying what was wrong.
 */
export function verifySigned(headers: DeliveryHeaders, body: string, secrets: readonly string[], now: Date): string | null {
  const [id, time, signatures] = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) => headers.get(name) ?? '')
  if (!id || !time || !signatures || !/^[\x21-\x7e]{1,200}$/.test(id) || !/^\d{1,12}$/.test(time) || signatures.length > 2000) return null
  const at = new Date(Number(time) * 1000)
  if (Number.isNaN(at.getTime()) || Math.abs(now.getTime() - at.getTime()) > toleranceMs) return null
  const expected = secrets.map((secret) => new Webhook(secret).sign(id, at, body))
  return anySame(signatures.split(' ').slice(0, 10), expected) ? id : null
}

/** Whether a delivery of GitHub is genuine: `X-Hub-Signature-256` over the raw body. It signs neither a time nor the event's name. */
export function verifyGithub(headers: DeliveryHeaders, body: string, secrets: readonly string[]): boolean {
  const given = headers.get('x-hub-signature-256') ?? ''
  if (!/^sha256=[0-9a-f]{64}$/.test(given)) return false
  return anySame(
    [given],
    secrets.map((secret) => `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`),
  )
}

/** What a genuine signed delivery says: a deployment. */
export function readSigned({ version, by, url }: z.output<typeof SignedDeployment>, id: string): Delivery {
  return { kind: 'deployment', deliveryId: `signed:${id}`, version, by, url }
}

/** What a genuine delivery of GitHub says by its event's name alone; null when its body has to be read. */
export function readGithubEvent(event: string): Delivery | null {
  if (event === 'ping') return { kind: 'ping' }
  return event === 'deployment_status' ? null : ignored('event', event)
}

/**
 * What a genuine `deployment_status` of GitHub says. A deployment counts when its state is `success` and its environment is this one, by
 * the names given, whatever the letters' case. What it is known by again is GitHub's number of the status, which is part of what is
 * signed; the delivery's header is not.
 */
export function readGithub(
  { repository, deployment, deployment_status: status }: z.output<typeof GithubDeployment>,
  names: readonly string[],
): Delivery {
  if (status.state !== 'success') return ignored('state', status.state)
  const environment = status.environment ?? deployment.environment
  if (!names.some((name) => fold(name) === fold(environment))) return ignored('environment', environment)
  const short = deployment.sha.slice(0, 12)
  return {
    kind: 'deployment',
    deliveryId: `github:${repository.id}:${status.id}`,
    version: (deployment.sha.startsWith(deployment.ref) ? short : `${deployment.ref} · ${short}`).slice(0, 200),
    by: status.creator?.login,
    url: [status.log_url, status.target_url, status.environment_url].find(isWebAddress) ?? null,
  }
}

const fold = (name: string) => name.trim().normalize('NFKC').toLowerCase()
const ignored = (why: IgnoredReason, saw: string): Delivery => ({
  kind: 'ignored',
  why,
  saw: clean(saw).slice(0, 100) || '?',
})
const clean = (text: string) =>
  text
    .toWellFormed()
    .replace(/\p{Cc}/gu, ' ')
    .trim()

function isWebAddress(text: string | null | undefined): text is string {
  if (!text || text.length > 500) return false
  const url = URL.parse(text)
  return url !== null && (url.protocol === 'https:' || url.protocol === 'http:')
}

/** The names by which a sender may mean an environment: the one told, or else our key and our name. */
export function namesOfEnvironment(hook: { environmentName: string | null }, environment: { key: string; name: string }): string[] {
  return hook.environmentName ? [hook.environmentName] : [environment.key, environment.name]
}

/** A command that signs and sends a delivery of this kind, to be copied; the secret stays out of it, in a variable of the shell. */
export function exampleCommand(kind: HookKind, address: string): string {
  if (kind === 'github') {
    return [
      `BODY='{"zen":"hello"}'`,
      `SIGNATURE="sha256=$(printf '%s' "$BODY" | openssl dgst -sha256 -hmac "$HOOK_SECRET" -r | cut -d ' ' -f 1)"`,
      `curl -sS '${address}' -H 'Content-Type: application/json' -H 'X-GitHub-Event: ping' \\`,
      `  -H "X-Hub-Signature-256: $SIGNATURE" -d "$BODY"`,
    ].join('\n')
  }
  return [
    `BODY='{"version":"1.2.3","by":"pipeline","url":"https://ci.example.com/jobs/42"}'`,
    `ID="deploy_$(openssl rand -hex 12)"; TIME="$(date +%s)"`,
    `KEY="$(printf '%s' "\${HOOK_SECRET#whsec_}" | openssl base64 -d -A | od -An -v -tx1 | tr -d ' \\n')"`,
    `SIGNATURE="v1,$(printf '%s' "$ID.$TIME.$BODY" | openssl dgst -sha256 -mac HMAC -macopt "hexkey:$KEY" -binary | openssl base64 -A)"`,
    `curl -sS '${address}' -H 'Content-Type: application/json' -H "webhook-id: $ID" \\`,
    `  -H "webhook-timestamp: $TIME" -H "webhook-signature: $SIGNATURE" -d "$BODY"`,
  ].join('\n')
}
