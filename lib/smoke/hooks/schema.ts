import { z } from 'zod'
import { line } from '../step-schema'

const id = z.uuid()

/** `signed`: Standard Webhooks (standardwebhooks.com), for pipelines. `github`: what GitHub sends as `deployment_status`. */
export const hookKinds = ['signed', 'github'] as const
export type HookKind = (typeof hookKinds)[number]

export const CreateHookInput = z.strictObject({
  environmentId: id,
  kind: z.enum(hookKinds),
  name: line(60),
  /** What GitHub calls the environment, where it is neither our key nor our name. */
  environmentName: line(120).nullish(),
})
export const HookIdInput = z.strictObject({ hookId: id })
export const RotateHookInput = z.strictObject({
  hookId: id,
  /** Takes the secret of before for another day, so that nothing is lost while the sender changes. */
  keepOld: z.boolean().default(false),
})

const seconds = z.iso.datetime({ offset: true })
const webAddress = z
  .url({ protocol: /^https?$/ })
  .max(500)
  .nullish()
const optionalLine = (max: number) => line(max).nullish()

/** The body of a signed delivery. What else it holds is left alone. */
export const SignedDeployment = z.object({
  version: line(200),
  by: optionalLine(120),
  url: webAddress,
  /** When it was deployed, as the sender says. */
  at: seconds.nullish(),
})

/** What is read of GitHub's `deployment_status`; it holds far more. */
export const GithubDeployment = z.object({
  repository: z.object({ id: z.int(), full_name: line(200) }),
  deployment: z.object({ environment: line(255), ref: line(255), sha: z.string().regex(/^[0-9a-f]{7,64}$/) }),
  deployment_status: z.object({
    id: z.int(),
    state: z.string().max(40),
    environment: optionalLine(255),
    environment_url: z.string().max(2000).nullish(),
    log_url: z.string().max(2000).nullish(),
    target_url: z.string().max(2000).nullish(),
    creator: z.object({ login: line(120) }).nullish(),
    created_at: seconds,
  }),
})

/** Why a genuine delivery changes nothing. */
export const ignoredReasons = ['event', 'state', 'environment', 'archived'] as const
export type IgnoredReason = (typeof ignoredReasons)[number]

/** What a delivery says, once its signature holds. */
export const Delivery = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('deployment'),
    /** What makes it the same delivery again; part of what is signed. */
    deliveryId: line(200),
    version: line(200),
    by: optionalLine(120),
    url: webAddress,
  }),
  z.strictObject({ kind: z.literal('ping') }),
  z.strictObject({ kind: z.literal('ignored'), why: z.enum(ignoredReasons), saw: line(255).nullish() }),
])
export type Delivery = z.output<typeof Delivery>

export const ReceiveDeliveryInput = z.strictObject({ hookId: id, delivery: Delivery })

/** What the last delivery did, as the page shows it. */
export const DeliveryNote = z.discriminatedUnion('did', [
  z.object({ did: z.literal('deployed'), version: z.string(), by: z.string().nullish(), url: z.string().nullish(), runs: z.int() }),
  z.object({ did: z.literal('ping') }),
  z.object({ did: z.literal('ignored'), why: z.enum(ignoredReasons), saw: z.string().nullish() }),
])
export type DeliveryNote = z.output<typeof DeliveryNote>
