import { describe, expect, it } from 'vitest'
import { TemplateBody } from '@/lib/templates/schema'
import { dropPlace } from './drop-place'
import { findItem } from './tree'

const item = (key: string, items: unknown[] = []) => ({ key, text: key, before: 'start', items })
const body = TemplateBody.parse({
  phases: [{ key: 'p', title: 'P', groups: [{ title: 'G', items: [item('a'), item('b', [item('b1'), item('b2')]), item('c')] }] }],
})
const group = { phase: 'p', group: 0, items: body.phases[0]!.groups[0]!.items }

describe('dropPlace', () => {
  it.each<[string, string, number, string | null, boolean, { parent: string | null; after: string | null; depth: number }]>([
    ['behind another', 'a', 0, 'c', true, { parent: null, after: 'c', depth: 0 }],
    ['before the first', 'c', 0, 'a', false, { parent: null, after: null, depth: 0 }],
    ['dragged to the right: a part of the one above', 'c', 1, 'a', true, { parent: 'a', after: null, depth: 1 }],
    ['no deeper than one below the line above', 'c', 4, 'a', true, { parent: 'a', after: null, depth: 1 }],
    ['between parts it is a part', 'a', 0, 'b1', true, { parent: 'b', after: 'b1', depth: 1 }],
    ['behind the last part, as deep as asked', 'a', 1, 'b2', true, { parent: 'b', after: 'b2', depth: 1 }],
    ['behind the last part, back at the top', 'a', 0, 'b2', true, { parent: null, after: 'b', depth: 0 }],
    ['behind the last line', 'a', 0, null, true, { parent: null, after: 'c', depth: 0 }],
    ['over itself it stays', 'a', 0, 'a', true, { parent: null, after: null, depth: 0 }],
    ['over itself, to the right', 'c', 1, 'c', true, { parent: 'b', after: 'b2', depth: 1 }],
    ['its own parts are no place for it', 'b', 1, 'c', true, { parent: 'c', after: null, depth: 1 }],
  ])('%s', (_name, key, depth, over, behind, expected) => {
    const drop = dropPlace(group, { item: findItem(body, key)!.item, depth }, over, behind)
    expect({ parent: drop.place.parent, after: drop.place.after, depth: drop.depth }).toEqual(expected)
  })
})
