import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { itemKinds, kindRegistry, makeRegistry } from './index'
import { defineKind, EVIDENCE_KINDS, type EvidenceFact } from './kind'

const at = (minute: number) => new Date(Date.UTC(2026, 10, 21, 12, minute))
const entry = (kind: string, value: unknown, minute = 0): EvidenceFact => ({ id: `${kind}${minute}`, kind, value, addedAt: at(minute) })
const judge = (name: string, params: unknown, evidence: EvidenceFact[]) => {
  const kind = kindRegistry.get(name)!
  return kind.judgeEvidence(kind.params.parse(params), evidence)
}

describe('item kinds', () => {
  it.each([
    ['a manual item asks for nothing', 'manual', {}, [], { answer: 'enough' }],
    ['a link item without a link', 'link', {}, [], { answer: 'missing', needs: 'link' }],
    ['a link item with a text only', 'link', {}, [entry('text', { text: 'done' })], { answer: 'missing', needs: 'link' }],
    ['a link item with a link', 'link', {}, [entry('link', { url: 'https://ci.example' })], { answer: 'enough' }],
    ['a text item without a text', 'text', {}, [], { answer: 'missing', needs: 'text' }],
    ['a file item with a file', 'file', {}, [entry('file', { name: 'report.pdf' })], { answer: 'enough' }],
    ['a number not measured', 'number', { limit: '< 200 ms' }, [], { answer: 'missing', needs: 'number' }],
    ['a number within', 'number', { limit: '< 200 ms' }, [entry('number', { number: 180 })], { answer: 'enough' }],
    [
      'a number at the limit',
      'number',
      { limit: '< 200 ms' },
      [entry('number', { number: 200 })],
      { answer: 'outside', measured: '200 ms', limit: '< 200 ms' },
    ],
    [
      'the latest number counts',
      'number',
      { limit: '< 200 ms' },
      [entry('number', { number: 180 }, 5), entry('number', { number: 412 }, 1)],
      { answer: 'enough' },
    ],
    [
      'a later number outside',
      'number',
      { limit: '< 200 ms' },
      [entry('number', { number: 180 }, 1), entry('number', { number: 412 }, 5)],
      { answer: 'outside', measured: '412 ms', limit: '< 200 ms' },
    ],
    [
      'an entry that holds no number never satisfies',
      'number',
      { limit: '> 0' },
      [entry('number', { number: 'many' })],
      { answer: 'outside', measured: 'NaN', limit: '> 0' },
    ],
  ])('%s', (_name, kind, params, evidence, expected) => {
    expect(judge(kind, params, evidence)).toEqual(expected)
  })

  it.each([
    ['number', {}],
    ['number', { limit: 'fast' }],
    ['number', { limit: '< 200 ms', extra: true }],
    ['smoke', {}],
    ['smoke', { suiteKey: 'Not A Key' }],
    ['manual', { anything: 1 }],
  ])('%s refuses the parameters %j', (name, params) => {
    expect(kindRegistry.get(name)!.params.safeParse(params).success).toBe(false)
  })

  it('asks for evidence of known kinds only, and shows a form for every required parameter', () => {
    for (const kind of itemKinds) {
      if (kind.needs) expect(EVIDENCE_KINDS).toContain(kind.needs)
      const blank = kind.params.safeParse({})
      const required = (blank.error?.issues ?? []).map((issue) => String(issue.path[0]))
      for (const name of required) expect(kind.fields).toContainEqual(expect.objectContaining({ name, required: true }))
    }
  })

  it('only smoke settles itself today', () => {
    expect(itemKinds.filter((kind) => kind.automatic).map((kind) => kind.kind)).toEqual(['smoke'])
  })

  it('takes a made-up kind by one entry', () => {
    const weather = defineKind<{ sky: string }>({
      kind: 'weather',
      label: 'kinds.weather',
      fields: [{ name: 'sky', type: 'text', label: 'fields.sky', required: true }],
      params: z.strictObject({ sky: z.string() }),
      automatic: false,
      needs: 'text',
      judgeEvidence: ({ sky }, evidence) =>
        evidence.some((one) => (one.value as { text: string }).text === sky) ? { answer: 'enough' } : { answer: 'missing', needs: 'text' },
    })
    const kind = makeRegistry([...itemKinds, weather]).get('weather')!
    expect(kind.judgeEvidence({ sky: 'clear' }, [entry('text', { text: 'clear' })])).toEqual({ answer: 'enough' })
  })
})
