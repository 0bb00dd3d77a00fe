import type { z } from 'zod'

/**
 * A complaint of a schema that our own schemas did not word themselves: the key of its sentence in `input`, and what the sentence needs.
 */
export interface IssueWords {
  key: string
  params: Record<string, string | number>
}

type Issue = Parameters<z.core.$ZodErrorMap>[0]

const words = (name: string, params: IssueWords['params'] = {}): IssueWords => ({ key: `issues.${name}`, params })
const required: IssueWords = { key: 'required', params: {} }

/**
 * The sentence for an issue, whatever its code: one for each kind of mistake that people and machines make, and a plain one for the rest.
 */
export function wordIssue(issue: Issue): IssueWords {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined || issue.input === null ? required : words(typeWords[String(issue.expected)] ?? 'form')
    case 'too_small':
      return wordSmall(issue)
    case 'too_big':
      return wordBig(issue)
    case 'invalid_format':
      return formatWords[String(issue.format)] ?? words('form')
    case 'not_multiple_of':
      return words('multiple', { step: Number(issue.divisor) })
    case 'unrecognized_keys':
      return words('unknown_names', { names: list(issue.keys) })
    case 'invalid_value':
      return issue.input === undefined || issue.input === '' ? required : words('one_of', { values: list(issue.values) })
    case 'invalid_union':
      return issue.input === undefined ? required : words('form')
    default:
      return words('form')
  }
}

const typeWords: Record<string, string> = {
  string: 'text',
  number: 'number',
  int: 'whole_number',
  bigint: 'whole_number',
  boolean: 'boolean',
  array: 'list',
  set: 'list',
  tuple: 'list',
  object: 'object',
  record: 'object',
  map: 'object',
  file: 'file',
  date: 'date',
}

const formatWords: Record<string, IssueWords> = {
  email: { key: 'email', params: {} },
  url: words('address'),
  uuid: words('id'),
  guid: words('id'),
  datetime: { key: 'moment', params: {} },
  date: { key: 'day', params: {} },
}

function wordSmall({ origin, minimum, inclusive }: { origin: string; minimum: number | bigint; inclusive?: boolean }): IssueWords {
  const min = Number(minimum)
  if (origin === 'string') return min <= 1 ? required : words('at_least_characters', { min })
  if (origin === 'array' || origin === 'set' || origin === 'map' || origin === 'object') return words('at_least_entries', { min })
  if (origin === 'file') return words('file_empty')
  if (origin === 'date') return words('date')
  return words(inclusive === false ? 'more_than' : 'at_least', { min })
}

function wordBig({ origin, maximum, inclusive }: { origin: string; maximum: number | bigint; inclusive?: boolean }): IssueWords {
  const max = Number(maximum)
  if (origin === 'string') return words('at_most_characters', { max })
  if (origin === 'array' || origin === 'set' || origin === 'map' || origin === 'object') return words('at_most_entries', { max })
  if (origin === 'file') return words('file_large', { size: `${Math.round(max / 104_857.6) / 10} MB` })
  if (origin === 'date') return words('date')
  return words(inclusive === false ? 'less_than' : 'at_most', { max })
}

const mostNamed = 12

function list(values: readonly unknown[]): string {
  const named = values.slice(0, mostNamed).map((value) => String(value).slice(0, 40))
  return values.length > mostNamed ? `${named.join(', ')} …` : named.join(', ')
}
