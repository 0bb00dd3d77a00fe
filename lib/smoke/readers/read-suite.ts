import { curlFormat } from './curl/curl-format'
import type { ReadSuite } from './read-request'

/** A way people write requests down. `fits` judges by the text and the name of its file; `read` never throws. */
export interface SuiteFormat {
  format: string
  fits: (text: string, fileName: string) => boolean
  read: (text: string) => ReadSuite
}

/** In the order they are asked; a format is one line here. */
const formats: SuiteFormat[] = [curlFormat]

/** Reads requests from a text in the first format it fits. One that fits none is refused, with the formats that are known. */
export function readSuite(text: string, fileName: string): ReadSuite {
  const found = formats.find(({ fits }) => fits(text, fileName))
  if (found) return found.read(text)
  return {
    requests: [],
    refused: [{ line: 1, why: `it is in no format that is known: ${formats.map(({ format }) => format).join(', ')}` }],
  }
}
