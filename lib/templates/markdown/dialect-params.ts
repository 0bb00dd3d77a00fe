import { type KindRegistry, kindRegistry } from '../kinds'

/** Settings of an item that are no parameters of its kind. */
export const ITEM_SETTINGS: ReadonlySet<string> = new Set([
  'kind',
  'if',
  'due',
  'takes',
  'by',
  'valid',
  'before',
  'optional',
  'details',
  'detailsZh',
])

/**
 * Whether a parameter of a kind may be written by its bare name. Any other is written `param.name`, so that a mistyped setting is an error
 * and not a parameter.
 */
export function isPlainParam(kind: string, name: string, kinds: KindRegistry = kindRegistry): boolean {
  const params: unknown = kinds.get(kind)?.params
  const shape = params !== null && typeof params === 'object' && 'shape' in params ? (params.shape as object) : {}
  return Object.hasOwn(shape, name) && !ITEM_SETTINGS.has(name)
}
