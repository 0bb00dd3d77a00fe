import type { Answer } from '@/lib/core/answer'

/** Says at `name` what a refusal says about its entries (`ports.1`), for lists that are typed into one input. */
export function foldPath<T>(answer: Answer<T>, name: string): Answer<T> {
  if (answer.ok) return answer
  const { fields, field, ...rest } = answer.refusal
  const fold = (path: string) => (path.startsWith(`${name}.`) ? name : path)
  const folded = fields && Object.fromEntries(Object.entries(fields).map(([path, message]) => [fold(path), message]))
  return { ok: false, refusal: { ...rest, ...(folded ? { fields: folded } : {}), ...(field === undefined ? {} : { field: fold(field) }) } }
}
