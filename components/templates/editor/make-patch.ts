import type { Operation as PatchOperation } from 'fast-json-patch'

const token = (name: string | number) => String(name).replaceAll('~', '~0').replaceAll('/', '~1')

/**
 * RFC 6902 operations that make `after` of `before`. Lists are compared by what stands before and behind the change, so that an item put
 * first, or moved, is one operation and not a rewriting of every item after it; what is the same object is not looked into.
 */
export function makePatch(before: unknown, after: unknown, path = ''): PatchOperation[] {
  if (before === after) return []
  if (Array.isArray(before) && Array.isArray(after)) return patchList(before, after, path)
  if (isRecord(before) && isRecord(after)) return patchRecord(before, after, path)
  return [{ op: 'replace', path, value: after }]
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)

function patchRecord(before: Record<string, unknown>, after: Record<string, unknown>, path: string): PatchOperation[] {
  const gone = Object.keys(before).filter((name) => !Object.hasOwn(after, name))
  return [
    ...gone.map((name): PatchOperation => ({ op: 'remove', path: `${path}/${token(name)}` })),
    ...Object.entries(after).flatMap(([name, value]): PatchOperation[] =>
      Object.hasOwn(before, name)
        ? makePatch(before[name], value, `${path}/${token(name)}`)
        : [{ op: 'add', path: `${path}/${token(name)}`, value }],
    ),
  ]
}

function patchList(before: readonly unknown[], after: readonly unknown[], path: string): PatchOperation[] {
  let start = 0
  while (start < before.length && start < after.length && before[start] === after[start]) start += 1
  let tail = 0
  while (tail < before.length - start && tail < after.length - start && before[before.length - 1 - tail] === after[after.length - 1 - tail])
    tail += 1
  const old = before.slice(start, before.length - tail)
  const fresh = after.slice(start, after.length - tail)
  const moved = old.length === fresh.length && old.length > 1 ? moveIn(old, fresh) : null
  if (moved) return [{ op: 'move', from: `${path}/${start + moved.from}`, path: `${path}/${start + moved.to}` }]
  const both = Math.min(old.length, fresh.length)
  return [
    ...Array.from({ length: both }, (_, index) => makePatch(old[index], fresh[index], `${path}/${start + index}`)).flat(),
    // From the end, so that earlier places keep their numbers.
    ...old.slice(both).map((_, index): PatchOperation => ({ op: 'remove', path: `${path}/${start + old.length - 1 - index}` })),
    ...fresh.slice(both).map((value, index): PatchOperation => ({ op: 'add', path: `${path}/${start + both + index}`, value })),
  ]
}

/** One entry that passed all the others: from the first place to the last, or the other way. */
function moveIn(old: readonly unknown[], fresh: readonly unknown[]): { from: number; to: number } | null {
  const last = old.length - 1
  if (old[0] === fresh[last] && old.slice(1).every((value, index) => value === fresh[index])) return { from: 0, to: last }
  if (old[last] === fresh[0] && fresh.slice(1).every((value, index) => value === old[index])) return { from: last, to: 0 }
  return null
}
