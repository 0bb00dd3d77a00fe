/** Documents of one import. */
export const MAX_DOCUMENTS = 40
/** Characters of one document; the reader's own bound is in bytes (markdown/limits.ts). */
export const MAX_DOCUMENT_CHARACTERS = 2_097_152
/** Characters of all documents of one import together, so that it fits into one request. */
export const MAX_IMPORT_CHARACTERS = 8_000_000
