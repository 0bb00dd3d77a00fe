import { isBruno } from './bruno/is-bruno'
import { readBruno } from './bruno/read-bruno'
import { curlFormat } from './curl/curl-format'
import { isGatus } from './gatus/is-gatus'
import { readGatus } from './gatus/read-gatus'
import { isHurl } from './hurl/is-hurl'
import { readHurl } from './hurl/read-hurl'
import { isOpenApi } from './openapi/is-openapi'
import { readOpenApi } from './openapi/read-openapi'
import { isPostman } from './postman/is-postman'
import { readPostman } from './postman/read-postman'
import type { ReadSuite } from './read-request'
import { because } from './why'

/** A way people write requests down. `fits` judges by the text and the name of its file; `read` never throws. */
export interface SuiteFormat {
  format: string
  fits: (text: string, fileName: string) => boolean
  read: (text: string) => ReadSuite
}

/** In the order they are asked; a format is one line here. */
const formats: SuiteFormat[] = [
  { format: 'Postman', fits: isPostman, read: readPostman },
  { format: 'OpenAPI', fits: isOpenApi, read: readOpenApi },
  { format: 'Bruno', fits: isBruno, read: readBruno },
  { format: 'Gatus', fits: isGatus, read: readGatus },
  { format: 'Hurl', fits: isHurl, read: readHurl },
  curlFormat,
]

/** What a text is written in; null when it fits no format that is known. */
export const formatOf = (text: string, fileName: string): string | null => formats.find(({ fits }) => fits(text, fileName))?.format ?? null

/** Reads requests from a text in the first format it fits. One that fits none is refused, with the formats that are known. */
export function readSuite(text: string, fileName: string): ReadSuite {
  const found = formats.find(({ fits }) => fits(text, fileName))
  if (found) return found.read(text)
  return {
    requests: [],
    refused: [{ line: 1, why: because('format_unknown', { formats: formats.map(({ format }) => format).join(', ') }) }],
  }
}
