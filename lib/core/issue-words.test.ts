import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { sayIssues } from './texts'

const say = (schema: z.ZodType, input: unknown, locale: 'en' | 'zh' = 'en') =>
  schema.safeParse(input, { error: sayIssues(locale) }).error?.issues[0]?.message

describe('issues of a schema in plain sentences', () => {
  it.each<[string, z.ZodType, unknown, string]>([
    ['left out', z.string(), undefined, 'Fill this in.'],
    ['nothing', z.number(), null, 'Fill this in.'],
    ['an empty text', z.string().min(1), '', 'Fill this in.'],
    ['a number where a text is asked for', z.string(), 5, 'Give a text.'],
    ['a text where a number is asked for', z.number(), 'x', 'Give a number.'],
    ['no number', z.number(), Number.NaN, 'Give a number.'],
    ['a broken number', z.int(), 1.5, 'Give a whole number.'],
    ['no list', z.array(z.string()), 'x', 'Give a list.'],
    ['no object', z.object({}), 'x', 'Give an object with named values.'],
    ['a short text', z.string().min(8), 'x', 'At least 8 characters.'],
    ['a long text', z.string().max(1), 'xx', 'At most 1 character.'],
    ['a small number', z.number().min(3), 1, 'At least 3.'],
    ['a number at its open end', z.number().gt(3), 3, 'More than 3.'],
    ['a large number', z.number().max(3), 4, 'At most 3.'],
    ['a number below its open end', z.number().lt(3), 3, 'Less than 3.'],
    ['an empty list', z.array(z.string()).min(1), [], 'Add at least one.'],
    ['a long list', z.array(z.string()).max(2), ['a', 'b', 'c'], 'At most 2.'],
    ['an id that is none', z.uuid(), 'x', 'This is not an id.'],
    ['a mail address that is none', z.email(), 'x', 'Give a mail address such as name@example.com.'],
    ['a step', z.number().multipleOf(5), 7, 'Give a multiple of 5.'],
    ['a choice that is none', z.enum(['go', 'nogo']), 'x', 'Give one of these: go, nogo.'],
    ['no choice', z.enum(['go', 'nogo']), undefined, 'Fill this in.'],
    ['a name nobody knows', z.strictObject({}), { moon: 1 }, 'There is nothing called moon here.'],
    ['none of several', z.union([z.string(), z.number()]), true, 'This does not have the form that is asked for.'],
    ['our own key stays ours', z.string().regex(/^a/, 'slug'), 'b', 'slug'],
    ['a large file', z.file().max(10 * 1024 * 1024), new File([new Uint8Array(11 * 1024 * 1024)], 'a'), 'The file is larger than 10 MB.'],
  ])('%s', (_name, schema, input, sentence) => {
    expect(say(schema, input)).toBe(sentence)
  })

  it('in Chinese too', () => {
    expect(say(z.string().min(1), '', 'zh')).not.toMatch(/[a-z]/i)
    expect(say(z.array(z.string()).max(2), ['a', 'b', 'c'], 'zh')).toBe('最多 2 项。')
  })
})
