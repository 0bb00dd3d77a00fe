import { personIdOf } from '@/lib/core/actor'
import { command } from '@/lib/core/command'
import { refuse } from '@/lib/core/refusal'
import { encryptSecret, fingerprintOf } from '@/lib/core/secrets'
import { integrationOfEnvironment, lockActiveEnvironment, touchedBy } from './locks'
import { SetValueInput } from './schema'
import { newestVersion, secretContext, shorten, tellValue, variableOf } from './value-versions'

/** A secret shorter than this could not be masked without masking half of what is shown. */
const shortestSecret = 8

/**
 * Sets a value: a new version, the old ones stay. A secret is encrypted, is never readable again, and is told by
 * version and keyed fingerprint only. Setting what is set already changes nothing, so nothing goes stale.
 */
export const setValue = command({
  name: 'value.set',
  input: SetValueInput,
  integration: integrationOfEnvironment,
  run: async ({ tx, actor, input, now, emit, expectVersion }) => {
    const environment = await lockActiveEnvironment(tx, input.environmentId)
    const variable = await variableOf(tx, input.variableId, environment.integrationId)
    const { value } = input
    // The blank or line break at the end of something pasted is the commonest reason a right key answers 401.
    if (value !== value.trim()) throw refuse('value_outer_space', {}, { status: 400, field: 'value' })
    const secret = variable.kind === 'secret'
    if (secret && value.length < shortestSecret) throw refuse('secret_too_short', { min: shortestSecret }, { status: 400, field: 'value' })
    const found = await newestVersion(tx, variable.id, environment.id)
    expectVersion({ version: found?.version ?? 0, value: tellValue(found) })
    const fingerprint = secret ? fingerprintOf(value) : null
    const same = found !== null && !found.cleared && (secret ? found.fingerprint === fingerprint : found.plain === value)
    if (same) return { value: { version: found.version, changed: false }, audit: null }
    const version = (found?.version ?? 0) + 1
    await tx.variableValue.create({
      data: {
        variableId: variable.id,
        environmentId: environment.id,
        version,
        plain: secret ? null : value,
        secret: secret ? encryptSecret(value, secretContext(variable.id, environment.id, version)) : null,
        fingerprint,
        setById: personIdOf(actor),
        setByName: actor.name,
        setAt: now,
      },
    })
    const place = { integrationId: environment.integrationId, environmentId: environment.id }
    await emit('value.changed', { ...place, variableId: variable.id, key: variable.key, version })
    const before = tellValue(found)
    const after = tellValue({ version, cleared: false, plain: secret ? null : value, fingerprint })
    const held = found !== null && !found.cleared
    const was = held ? shorten(found.plain ?? '') : '—'
    const summary = secret
      ? `${variable.key} ${held ? 'replaced' : 'set'}, version ${version}`
      : `${variable.key} ${was} → ${shorten(value)}`
    return {
      value: { version, changed: true },
      audit: {
        entity: {
          type: 'value',
          id: `${environment.id}:${variable.id}`,
          label: `${environment.integration.name} · ${environment.name} · ${variable.key}`,
        },
        before: found ? before : null,
        after,
      },
      touched: touchedBy(environment.integrationId),
      changes: [
        {
          ...place,
          kind: 'configuration',
          summary,
          details: {
            what: secret ? (held ? 'secret_replaced' : 'secret_set') : 'value_set',
            variable: variable.key,
            variableId: variable.id,
            before,
            after,
          },
        },
      ],
    }
  },
})
