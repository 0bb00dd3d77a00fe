import { assertionsFor, flawOf, type Subject } from '../clauses/assertions-for'
import type { ReadAssertion } from '../read-request'
import { about, because, type Why } from '../why'

/** Predicates that stand without a value and ask what kind of thing it is. */
export const typePredicate = /^is(Boolean|Collection|Date|Empty|Float|Integer|Ipv4|Ipv6|IsoDate|List|Number|Object|String|Uuid)$/

const schemas: Record<string, object> = {
  isString: { type: 'string' },
  isBoolean: { type: 'boolean' },
  isNumber: { type: 'number' },
  isInteger: { type: 'integer' },
  isCollection: { type: 'array' },
  isList: { type: 'array' },
  isObject: { type: 'object' },
  isIpv4: { type: 'string', format: 'ipv4' },
  isIpv6: { type: 'string', format: 'ipv6' },
  isUuid: { type: 'string', format: 'uuid' },
  isIsoDate: { type: 'string', format: 'date-time' },
}

/** What a value of the body is: by its type where that says all, else by a schema. */
export function judgeType(subject: Subject, predicate: string, negated: boolean): ReadAssertion[] | Why {
  if (subject.of !== 'json' || subject.length || subject.count) return about(predicate, 'jsonpath_only')
  if (predicate === 'isEmpty') return assertionsFor(subject, negated ? 'not empty' : 'empty', [])
  if (predicate === 'isDate') return because('hurl_is_date')
  if (predicate === 'isFloat') return because('hurl_is_float')
  const schema = schemas[predicate]!
  if (!negated && !('format' in schema)) return assertionsFor(subject, 'type', [{ text: (schema as { type: string }).type, quoted: false }])
  const params = { schema: JSON.stringify(negated ? { not: schema } : schema), path: subject.path }
  const made = [{ kind: 'json_schema', params }]
  return flawOf(made) ?? made
}
