import { describe, expect, it } from 'vitest'
import { TemplateBody } from '@/lib/templates/schema'
import { type ProblemPlace, placeOf } from './problem-place'

const body = TemplateBody.parse({
  phases: [
    {
      key: 'p',
      title: 'P',
      groups: [{ title: 'G', items: [{ key: 'a', text: 'A', before: 'start', items: [{ key: 'a1', text: 'A1', before: 'start' }] }] }],
    },
  ],
  watches: [{ key: 'w', title: 'W', phase: 'p', fromMinutes: 0, toMinutes: 60, everyMinutes: 15 }],
})

describe('placeOf', () => {
  it.each<[string, string, ProblemPlace]>([
    ['an item', 'phases.0.groups.0.items.0.key', { tab: 'plan', item: 'a' }],
    ['a part of an item', 'phases.0.groups.0.items.0.items.0.condition', { tab: 'plan', item: 'a1' }],
    ['a parameter', 'phases.0.groups.0.items.0.params.limit', { tab: 'plan', item: 'a' }],
    ['a group', 'phases.0.groups.0.title', { tab: 'plan', anchor: 'group-p-0', phase: 'p' }],
    ['a phase', 'phases.0.key', { tab: 'plan', anchor: 'phase-p', phase: 'p' }],
    ['a watch', 'watches.0.phase', { tab: 'watch', part: 'watches', at: 0 }],
    ['a reading of a watch', 'phases.0.groups.1.items.2.key', { tab: 'watch', part: 'watches', at: 0 }],
    ['a fact', 'facts.2.key', { tab: 'people', part: 'facts', at: 2 }],
    ['something gone', 'phases.7.groups.0.title', { tab: 'plan' }],
    ['the whole', 'phases', { tab: 'plan' }],
  ])('%s', (_name, path, place) => {
    expect(placeOf(body, path)).toEqual(place)
  })
})
