import { describe, expect, it } from 'vitest'
import { readChangeFilter } from './schema'

const id = '01900000-0000-7000-8000-000000000000'

describe('readChangeFilter', () => {
  it.each([
    {
      name: 'reads what makes sense',
      search: { q: ' cursor ', kind: 'freeze', integrationId: id, after: id },
      want: { search: 'cursor', kind: 'freeze', integrationId: id, after: id },
    },
    { name: 'leaves out what makes none', search: { integrationId: 'mine', after: '7', kind: 'x'.repeat(41), q: 'a\u0000' }, want: {} },
    { name: 'leaves out what is given twice', search: { q: ['a', 'b'], kind: ['freeze', 'owner'] }, want: {} },
    { name: 'leaves out the empty and the unknown', search: { q: '', kind: '', page: '3', search: 'x' }, want: {} },
  ])('$name', ({ search, want }) => {
    expect(readChangeFilter(search)).toEqual(want)
  })
})
