/** `GET https://…`: where an entry begins. A key may have a space before its colon; a method never has a colon after it. */
export const requestLine = /^\s*([A-Z]+)[ \t]+([^\s:#]\S*)[ \t]*(#.*)?$/

/** `HTTP 200`, `HTTP/1.1 404`, `HTTP *`: where the expected response begins. */
export const responseLine = /^\s*HTTP(?:\/(\S+))?[ \t]+(\*|\d+)[ \t]*(#.*)?$/

/** `[Captures]`. A JSON array never starts with a capital letter. */
export const sectionLine = /^\s*\[([A-Z][A-Za-z]*)\]\s*(#.*)?$/

export const isRequest = (line: string) => requestLine.test(line) && !responseLine.test(line)

/** Where what stands before must have ended, whatever it is. */
export const isBoundary = (line: string) => isRequest(line) || responseLine.test(line)

export const isBlank = (line: string) => /^\s*(#.*)?$/.test(line)

/** Whether a line begins a body rather than a `key: value`. */
export const beginsBody = (line: string) =>
  /^\s*(\{(?!\{)|\[|`|<|"|base64,|hex,|file,)/.test(line) || /^\s*(true|false|null|-?\d+(\.\d+)?([eE][+-]?\d+)?)\s*$/.test(line)
