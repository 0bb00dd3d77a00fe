import type { Tx } from '@/lib/core/db/client'
import { describeError, log } from '@/lib/core/log'
import { createMasker } from '@/lib/core/outgoing/mask'
import { refuse } from '@/lib/core/refusal'
import { readEnvironmentVariables } from '@/lib/integrations/read-environment-variables'

/** A header as tools print it: `> Authorization: Bearer …`, `X-API-Key: …`. */
const header = /^([<>*]?\s*)([A-Za-z][\w-]{1,60})(:\s*)(\S.*)$/

/**
 * What a person pasted, with every secret of the environment and the values of secret headers hidden. Refused when a secret cannot be
 * decrypted: it could not be found either.
 */
export async function maskText(tx: Tx, environmentId: string, text: string): Promise<string> {
  const variables = await readEnvironmentVariables(tx, environmentId).catch((error: unknown) => {
    log.error({ environmentId, error: describeError(error) }, 'a secret cannot be decrypted')
    throw refuse('output_not_masked')
  })
  const masker = createMasker(variables.flatMap(({ key, kind, value }) => (kind === 'secret' ? [{ name: key, value }] : [])))
  const hide = (name: string, value: string) => masker.maskHeaders([[name, value]])[0]?.[1] ?? ''
  const lines = masker.mask(text).split('\n')
  return lines
    .map((line) => line.replace(header, (_all, mark, name, colon, value) => `${mark}${name}${colon}${hide(name, value)}`))
    .join('\n')
}
