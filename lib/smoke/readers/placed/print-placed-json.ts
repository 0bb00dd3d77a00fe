import type { Placed } from './placed'

/** Largest text made of a document's values: an alias named over and over may stand for far more than the file holds. */
const largest = 100_000

/** The value as compact JSON, numbers as they were written; null when that would be longer than 100,000 characters. */
export function printPlacedJson(node: Placed): string | null {
  const pieces: string[] = []
  let length = 0
  const put = (text: string): boolean => {
    pieces.push(text)
    length += text.length
    return length <= largest
  }
  const print = ({ value, source }: Placed): boolean => {
    if (Array.isArray(value)) {
      return put('[') && value.every((entry, index) => (index === 0 || put(',')) && print(entry)) && put(']')
    }
    if (value instanceof Map) {
      const whole =
        put('{') && [...value].every(([key, inner], index) => put(`${index === 0 ? '' : ','}${JSON.stringify(key)}:`) && print(inner))
      return whole && put('}')
    }
    return put(source ?? JSON.stringify(value))
  }
  return print(node) ? pieces.join('') : null
}
