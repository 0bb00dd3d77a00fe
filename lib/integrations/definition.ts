import { refuse } from '@/lib/core/refusal'
import type { RequiredWhen, VariableKind } from './schema'

/** What a variable says about itself, apart from its name and kind. */
export type Definition = { requiredWhen: RequiredWhen; feature: string | null; description: string; recommended: string | null }

type Input = {
  requiredWhen: RequiredWhen
  feature?: string | null | undefined
  description: string
  recommended?: string | null | undefined
}

/** A definition in its one form. Refuses a conditional one without its feature, and a recommendation for a secret. */
export function readDefinition(kind: VariableKind, input: Input): Definition {
  if (input.requiredWhen === 'feature' && !input.feature) throw refuse('feature_missing', {}, { status: 400, field: 'feature' })
  const recommended = input.recommended === undefined || input.recommended === '' ? null : input.recommended
  // A recommended secret would be a secret written down in the open.
  if (kind === 'secret' && recommended !== null) throw refuse('recommended_secret', {}, { status: 400, field: 'recommended' })
  const feature = input.requiredWhen === 'feature' ? (input.feature ?? null) : null
  return { requiredWhen: input.requiredWhen, feature, description: input.description, recommended }
}
