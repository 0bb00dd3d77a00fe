import { listTemplateItems } from '../rules'
import { TemplateBody } from '../schema'
import { readingTimes } from '../watches'
import type { CarriedNote, Tell } from './carried-note'
import { fitLine } from './fit-text'
import { makeKeys } from './make-key'
import { type ItemOrigin, type Origins, shapeOf } from './origins'
import type { ReadDocument } from './read-types'
import type { ItemMaker } from './to-template-items'
import { makeParts, makeSlots } from './to-template-parts'
import { makePhases } from './to-template-phases'

export interface CarriedTemplate {
  body: TemplateBody
  origins: Origins
  /** The document's title, as far as a template's name goes. */
  title: string | null
  /** What was changed or could not be carried over, in the document's order. */
  notes: CarriedNote[]
}

/**
 * The template that a document becomes. Keys are made from texts, so that the same file gives the same keys; what a template cannot hold is
 * cut, moved or left out, and said. The body always has its shape and can be published.
 */
export function toTemplateBody(document: ReadDocument, { name = 'Checklist' }: { name?: string } = {}): CarriedTemplate {
  const notes: CarriedNote[] = []
  const tell: Tell = (line, code, params = {}) => notes.push({ line, code, params })
  const title = document.title === null ? null : fitLine(document.title).slice(0, 120).toWellFormed().trim() || null
  const origins: Record<string, ItemOrigin> = {}
  const maker: ItemMaker = { makeKey: makeKeys(), origins, made: 0, tell }
  const phases = makePhases(maker, document, title ?? (fitLine(name).slice(0, 120).toWellFormed().trim() || 'Checklist'))
  if (maker.made === 0) tell(null, 'no_items')
  const parts = makeParts(document, phases, maker.made, tell)
  const body = TemplateBody.parse({ facts: [], phases, slots: makeSlots(document, tell), ...freeKeys(parts, phases) })
  return {
    body,
    origins: { items: origins, shape: shapeOf(body, origins) },
    title,
    notes: notes.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0)),
  }
}

/** Watches under keys whose readings are called like no item and no other reading. */
function freeKeys<P extends ReturnType<typeof makeParts>>(parts: P, phases: TemplateBody['phases']): P {
  const taken = new Set(listTemplateItems({ phases }).map(({ item }) => item.key))
  const keys = new Set<string>()
  const watches = parts.watches.map((watch) => {
    const readings = (key: string) => readingTimes(watch).map((at) => `${key}_${at}`)
    let key = watch.key
    for (let count = 2; keys.has(key) || readings(key).some((name) => taken.has(name)); count++) key = `${watch.key.slice(0, 40)}_w${count}`
    keys.add(key)
    for (const name of readings(key)) taken.add(name)
    return { ...watch, key }
  })
  return { ...parts, watches }
}
