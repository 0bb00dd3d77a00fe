/** The largest document that is read, in bytes of UTF-8. */
export const LARGEST_BYTES = 2 * 1024 * 1024

/** How much computing reading a document may take, in milliseconds of its own thread: a busy machine refuses no honest document. */
export const READ_WITHIN_MS = 3000

/** How long the reader's thread may take to start on a busy machine, in milliseconds. */
export const START_WITHIN_MS = 20_000

/** How long that may last on the clock, whatever the machine is busy with: this many times as long. */
export const PATIENCE = 5
