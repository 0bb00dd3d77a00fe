import { describe, expect, it } from 'vitest'
import {
  AddAllowRuleInput,
  AddFreezeInput,
  CreateEnvironmentInput,
  CreateIntegrationInput,
  DefineVariableInput,
  SetValueInput,
} from './schema'

const id = '01900000-0000-7000-8000-000000000000'
const environment = { integrationId: id, key: 'staging', name: 'Staging' }
const definition = { integrationId: id, key: 'RETRY_MAX', kind: 'plain' }
const value = { variableId: id, environmentId: id, value: 'x' }
const rule = { environmentId: id, scheme: 'https', host: 'api.example.test', ports: [443] }
const freeze = { environmentId: id, startsAt: '2026-12-24T00:00', endsAt: '2026-12-27T00:00', reason: 'Holidays' }

describe('inputs', () => {
  it.each([
    { schema: CreateIntegrationInput, input: { key: 'listings-api', name: 'Listings API' } },
    { schema: CreateEnvironmentInput, input: { ...environment, features: ['async'], timeZone: 'Asia/Shanghai' } },
    { schema: DefineVariableInput, input: { ...definition, recommended: '' } },
    { schema: SetValueInput, input: { ...value, value: '-----BEGIN\nline\n-----END' } },
    { schema: AddAllowRuleInput, input: { ...rule, ports: ['8443'] } },
    { schema: AddFreezeInput, input: freeze },
  ])('takes $input', ({ schema, input }) => {
    expect(schema.safeParse(input).error).toBeUndefined()
  })

  it.each([
    { name: 'a key with capitals', schema: CreateIntegrationInput, input: { key: 'Listings', name: 'L' }, field: 'key' },
    { name: 'a key with two hyphens', schema: CreateIntegrationInput, input: { key: 'a--b', name: 'L' }, field: 'key' },
    { name: 'a name of blanks', schema: CreateIntegrationInput, input: { key: 'a', name: '   ' }, field: 'name' },
    { name: 'a name over two lines', schema: CreateIntegrationInput, input: { key: 'a', name: 'a\nb' }, field: 'name' },
    { name: 'a NUL', schema: CreateIntegrationInput, input: { key: 'a', name: 'a', description: 'a\u0000' }, field: 'description' },
    {
      name: 'half a surrogate',
      schema: CreateIntegrationInput,
      input: { key: 'a', name: 'a', description: '\ud800' },
      field: 'description',
    },
    { name: 'a zone that is none', schema: CreateEnvironmentInput, input: { ...environment, timeZone: 'Mars/Base' }, field: 'timeZone' },
    { name: 'a bare offset as zone', schema: CreateEnvironmentInput, input: { ...environment, timeZone: '+01:00' }, field: 'timeZone' },
    {
      name: 'a feature with capitals',
      schema: CreateEnvironmentInput,
      input: { ...environment, features: ['Async'] },
      field: 'features.0',
    },
    { name: 'a variable in small letters', schema: DefineVariableInput, input: { ...definition, key: 'retry' }, field: 'key' },
    { name: 'an unknown kind', schema: DefineVariableInput, input: { ...definition, kind: 'file' }, field: 'kind' },
    { name: 'an empty value', schema: SetValueInput, input: { ...value, value: '' }, field: 'value' },
    { name: 'a value that is too long', schema: SetValueInput, input: { ...value, value: 'x'.repeat(8001) }, field: 'value' },
    { name: 'a foreign id', schema: SetValueInput, input: { ...value, variableId: '1' }, field: 'variableId' },
    { name: 'port 0', schema: AddAllowRuleInput, input: { ...rule, ports: [0] }, field: 'ports.0' },
    { name: 'no port', schema: AddAllowRuleInput, input: { ...rule, ports: [] }, field: 'ports' },
    { name: 'another scheme', schema: AddAllowRuleInput, input: { ...rule, scheme: 'ftp' }, field: 'scheme' },
    { name: 'a day without a time', schema: AddFreezeInput, input: { ...freeze, startsAt: '2026-12-24' }, field: 'startsAt' },
    { name: 'an unknown field', schema: SetValueInput, input: { ...value, extra: 1 }, field: '' },
  ])('refuses $name at its field', ({ schema, input, field }) => {
    expect(schema.safeParse(input).error?.issues[0]?.path.join('.')).toBe(field)
  })
})
