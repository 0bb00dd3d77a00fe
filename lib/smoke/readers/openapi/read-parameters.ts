import { encodeUnsafe } from '../clauses/encode-unsafe'
import { entriesOf, memberOf, membersOf, type Placed, scalarOf, textOf } from '../placed/placed'
import { printPlacedJson } from '../placed/print-placed-json'
import type { Pair } from '../read-request'
import { Refusal } from '../refusal'
import { exampleOf, isTrue, literalOf, type Reading, variableOf } from './reading'

export interface ReadParameters {
  /** By name, encoded. */
  path: Map<string, string>
  /** `name=value`, encoded. */
  query: string[]
  headers: Pair[]
}

/** Headers a document describes elsewhere: parameters of these names are to be ignored (OpenAPI 3, Parameter Object). */
const elsewhere = new Set(['accept', 'content-type', 'authorization'])

/** The parameters of a path and of its operation; the operation's take the place of the path's. Values come from examples, defaults and enums, else from a variable of that name. */
export function readParameters(lists: (Placed | undefined)[], reading: Reading): ReadParameters {
  const byPlace = new Map<string, Placed>()
  for (const list of lists) {
    for (const entry of entriesOf(list)) {
      reading.spend(40, entry.line)
      const parameter = reading.resolve(entry)
      const [place, name] = [textOf(memberOf(parameter, 'in')), scalarOf(memberOf(parameter, 'name'))]
      if (!parameter || place === undefined || name === undefined) throw new Refusal(entry.line, 'parameter_incomplete')
      byPlace.set(`${place} ${name}`, parameter)
    }
  }
  const answer: ReadParameters = { path: new Map(), query: [], headers: [] }
  const cookies: string[] = []
  for (const parameter of byPlace.values()) {
    const name = literalOf(scalarOf(memberOf(parameter, 'name'))!, parameter.line)
    const place = textOf(memberOf(parameter, 'in'))
    if (place === 'path') answer.path.set(name, writeValue(name, parameter, encodeURIComponent, reading).join(','))
    else if (place === 'query') answer.query.push(...writeQuery(name, parameter, reading))
    else if (place === 'cookie') cookies.push(`${name}=${writeValue(name, parameter, encodeURIComponent, reading).join(',')}`)
    else if (place !== 'header') throw new Refusal(parameter.line, 'parameter_place')
    else if (!elsewhere.has(name.toLowerCase())) answer.headers.push({ name, value: writeValue(name, parameter, asIs, reading).join(',') })
  }
  if (cookies.length > 0) answer.headers.push({ name: 'Cookie', value: cookies.join('; ') })
  return answer
}

const asIs = (text: string) => text

/** A list is sent as `a=1&a=2` unless the parameter says `explode: false`. */
function writeQuery(name: string, parameter: Placed, reading: Reading): string[] {
  const encode = isTrue(memberOf(parameter, 'allowReserved')) ? (text: string) => encodeUnsafe(text, '&=') : encodeURIComponent
  const style = scalarOf(memberOf(parameter, 'style')) ?? 'form'
  const values = writeValue(name, parameter, encode, reading)
  const key = encodeURIComponent(name)
  const between = style === 'spaceDelimited' ? '%20' : style === 'pipeDelimited' ? '%7C' : ','
  const exploded = memberOf(parameter, 'explode')?.value ?? style === 'form'
  return exploded ? values.map((value) => `${key}=${value}`) : [`${key}=${values.join(between)}`]
}

function writeValue(name: string, parameter: Placed, encode: (text: string) => string, reading: Reading): string[] {
  const [media] = membersOf(memberOf(parameter, 'content'))
  const schema = reading.resolve(memberOf(media?.[1] ?? parameter, 'schema'))
  const value =
    exampleOf(parameter, reading) ??
    exampleOf(media?.[1], reading) ??
    exampleOf(schema, reading) ??
    memberOf(schema, 'default') ??
    memberOf(schema, 'const') ??
    entriesOf(memberOf(schema, 'enum'))[0]
  if (value === undefined || value.value === null) return [variableOf(name)]
  const write = (node: Placed): string => {
    const text = scalarOf(node) ?? printPlacedJson(node)
    if (text === null) throw new Refusal(node.line, 'parameter_large')
    reading.spend(text.length, node.line)
    return encode(literalOf(text, node.line))
  }
  if (media) return [write(value)]
  if (value.value instanceof Map) throw new Refusal(value.line, 'parameter_object', { name })
  return Array.isArray(value.value) ? value.value.map(write) : [write(value)]
}
