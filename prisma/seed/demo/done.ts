import type { Answer } from '@/lib/core/answer'

/** The value of an answer; a refusal here is a mistake in the demo and stops the filling with its sentence. */
export function done<T>(answer: Answer<T>): T {
  if (answer.ok) return answer.value
  const fields = Object.entries(answer.refusal.fields ?? {}).map(([field, message]) => `${field}: ${message}`)
  throw new Error(`The demo could not be filled: ${[answer.refusal.message, ...fields].join(' ')}`)
}
