/** The largest document that is read, in bytes of UTF-8. */
export const LARGEST_BYTES = 2 * 1024 * 1024

/** How long reading a document may take, in milliseconds of a thread of its own. */
export const READ_WITHIN_MS = 2000
