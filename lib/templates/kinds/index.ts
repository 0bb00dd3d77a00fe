import { command } from './command'
import { communication } from './communication'
import { file } from './file'
import type { ItemKind } from './kind'
import { link } from './link'
import { manual } from './manual'
import { number } from './number'
import { reading } from './reading'
import { smoke } from './smoke'
import { text } from './text'

/** Kinds by name. */
export type KindRegistry = ReadonlyMap<string, ItemKind>

/** Every kind of checklist item, in the order a form offers them. */
export const itemKinds: readonly ItemKind[] = [manual, link, number, text, file, smoke, command, communication, reading]

/** A registry of some kinds; the product's own is `kindRegistry`. */
export function makeRegistry(kinds: readonly ItemKind[]): KindRegistry {
  return new Map(kinds.map((kind) => [kind.kind, kind]))
}

/** The product's kinds by name. A name that is not in it fails closed wherever it is met. */
export const kindRegistry: KindRegistry = makeRegistry(itemKinds)
