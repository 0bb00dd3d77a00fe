import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareEnvironments, type EnvironmentFacts, isRequired, judgeConfiguration, type ValueFacts, type VariableFacts } from './rules'
import { ownerAreas } from './schema'

const staging: EnvironmentFacts = { id: 'stg', key: 'staging', name: 'Staging', production: false, features: [] }
const production: EnvironmentFacts = { id: 'prd', key: 'production', name: 'Production', production: true, features: ['exposure'] }

const variable = (more: Partial<VariableFacts> = {}): VariableFacts => ({
  id: 'v',
  key: 'RETRY_MAX',
  kind: 'plain',
  requiredWhen: 'always',
  feature: null,
  recommended: null,
  ...more,
})
const plain = (environmentId: string, value: string, variableId = 'v'): ValueFacts => ({
  variableId,
  environmentId,
  version: 1,
  plain: value,
  fingerprint: null,
})
const secret = (environmentId: string, fingerprint: string, variableId = 'v'): ValueFacts => ({
  variableId,
  environmentId,
  version: 1,
  plain: null,
  fingerprint,
})

describe('isRequired', () => {
  it.each([
    { name: 'always', of: variable(), in: staging, want: true },
    { name: 'never', of: variable({ requiredWhen: 'never' }), in: production, want: false },
    { name: 'its feature is on', of: variable({ requiredWhen: 'feature', feature: 'exposure' }), in: production, want: true },
    { name: 'its feature is off', of: variable({ requiredWhen: 'feature', feature: 'exposure' }), in: staging, want: false },
    { name: 'a feature nobody named', of: variable({ requiredWhen: 'feature' }), in: production, want: false },
  ])('$name: $want', ({ of, in: environment, want }) => {
    expect(isRequired(of, environment)).toBe(want)
  })
})

describe('compareEnvironments', () => {
  it.each([
    {
      name: 'the same plain value',
      of: variable(),
      values: [plain('stg', '3'), plain('prd', '3')],
      spread: 'equal',
      states: ['set', 'set'],
    },
    {
      name: 'two plain values',
      of: variable(),
      values: [plain('stg', '3'), plain('prd', '5')],
      spread: 'different',
      states: ['set', 'set'],
    },
    { name: 'a required one missing', of: variable(), values: [plain('stg', '3')], spread: 'missing', states: ['set', 'missing'] },
    {
      name: 'an optional one in one place',
      of: variable({ requiredWhen: 'never' }),
      values: [plain('stg', '3')],
      spread: 'single',
      states: ['set', 'not_required'],
    },
    {
      name: 'an optional one nowhere',
      of: variable({ requiredWhen: 'never' }),
      values: [],
      spread: 'unset',
      states: ['not_required', 'not_required'],
    },
    {
      name: 'required where the feature is on',
      of: variable({ requiredWhen: 'feature', feature: 'exposure' }),
      values: [],
      spread: 'missing',
      states: ['not_required', 'missing'],
    },
    {
      name: 'secrets of their own',
      of: variable({ kind: 'secret' }),
      values: [secret('stg', 'aa'), secret('prd', 'bb')],
      spread: 'different',
      states: ['set', 'set'],
    },
    {
      name: 'one secret in two places',
      of: variable({ kind: 'secret' }),
      values: [secret('stg', 'aa'), secret('prd', 'aa')],
      spread: 'shared',
      states: ['set', 'set'],
    },
    {
      name: 'an empty value is a value',
      of: variable(),
      values: [plain('stg', ''), plain('prd', '')],
      spread: 'equal',
      states: ['set', 'set'],
    },
  ])('$name: $spread', ({ of, values, spread, states }) => {
    const [row] = compareEnvironments([of], [staging, production], values)
    expect(row?.spread).toBe(spread)
    expect(row?.cells.map((cell) => cell.state)).toEqual(states)
  })

  it('marks what differs from the recommendation, and nothing where there is no value', () => {
    const [row] = compareEnvironments(
      [variable({ recommended: '3' })],
      [staging, production, { ...staging, id: 'dev' }],
      [plain('stg', '3'), plain('prd', '5')],
    )
    expect(row?.cells.map((cell) => cell.offRecommended)).toEqual([false, true, false])
  })

  it('answers one cell a variable and environment, whatever the values are', () => {
    const values = fc.array(
      fc.record({
        variableId: fc.constantFrom('v', 'w', 'gone'),
        environmentId: fc.constantFrom('stg', 'prd', 'gone'),
        version: fc.nat(),
        plain: fc.option(fc.string()),
        fingerprint: fc.option(fc.string()),
      }),
    )
    fc.assert(
      fc.property(values, (all) => {
        const rows = compareEnvironments([variable(), variable({ id: 'w' })], [staging, production], all)
        return rows.length === 2 && rows.every((row) => row.cells.length === 2)
      }),
    )
  })
})

describe('judgeConfiguration', () => {
  const whole = { environment: production, variables: [variable()], values: [plain('prd', '3')], elsewhere: [], ownedAreas: ownerAreas }

  it.each([
    { name: 'complete', facts: whole, set: 1, required: 1, findings: [] },
    { name: 'a value missing', facts: { ...whole, values: [] }, set: 0, required: 1, findings: ['blocks missing_value'] },
    { name: 'nothing defined', facts: { ...whole, variables: [], values: [] }, set: 0, required: 0, findings: ['blocks nothing_defined'] },
    {
      name: 'an owner missing',
      facts: { ...whole, ownedAreas: ownerAreas.slice(1) },
      set: 1,
      required: 1,
      findings: ['blocks missing_owner'],
    },
    {
      name: 'owners are not asked for outside production',
      facts: { ...whole, environment: { ...production, production: false }, ownedAreas: [] },
      set: 1,
      required: 1,
      findings: [],
    },
    {
      name: 'an optional value missing',
      facts: { ...whole, variables: [variable(), variable({ id: 'w', requiredWhen: 'never' })] },
      set: 1,
      required: 1,
      findings: [],
    },
    {
      name: 'a conditional value missing, its feature on',
      facts: { ...whole, variables: [variable(), variable({ id: 'w', requiredWhen: 'feature', feature: 'exposure' })] },
      set: 1,
      required: 2,
      findings: ['blocks missing_value'],
    },
    {
      name: 'a conditional value missing, its feature off',
      facts: { ...whole, variables: [variable(), variable({ id: 'w', requiredWhen: 'feature', feature: 'async' })] },
      set: 1,
      required: 1,
      findings: [],
    },
    {
      name: 'off the recommendation',
      facts: { ...whole, variables: [variable({ recommended: '5' })] },
      set: 1,
      required: 1,
      findings: ['notice off_recommended'],
    },
    {
      name: 'a secret that another environment holds too',
      facts: {
        ...whole,
        variables: [variable({ kind: 'secret' })],
        values: [secret('prd', 'aa')],
        elsewhere: [
          { fingerprint: 'aa', place: 'Staging' },
          { fingerprint: 'bb', place: 'Dev' },
        ],
      },
      set: 1,
      required: 1,
      findings: ['blocks shared_secret'],
    },
  ])('$name', ({ facts, set, required, findings }) => {
    const judged = judgeConfiguration(facts as Parameters<typeof judgeConfiguration>[0])
    expect(judged).toMatchObject({ set, required })
    expect(judged.findings.map((finding) => `${finding.weight} ${finding.code}`)).toEqual(findings)
  })

  it('names the feature that asks for a missing value, and where a shared secret is held', () => {
    const judged = judgeConfiguration({
      ...whole,
      variables: [variable({ id: 'w', key: 'SALT', requiredWhen: 'feature', feature: 'exposure' }), variable({ kind: 'secret' })],
      values: [secret('prd', 'aa')],
      elsewhere: [{ fingerprint: 'aa', place: 'Staging' }],
    })
    expect(judged.findings).toEqual([
      { weight: 'blocks', code: 'missing_value', variableId: 'w', variable: 'SALT', feature: 'exposure' },
      { weight: 'blocks', code: 'shared_secret', variableId: 'v', variable: 'RETRY_MAX', environments: ['Staging'] },
    ])
  })
})
