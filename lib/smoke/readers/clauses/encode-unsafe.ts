/** Encodes what may not stand in an address. What is encoded already stays, and so do `{{variables}}`. */
export function encodeUnsafe(text: string, also = ''): string {
  return text
    .toWellFormed()
    .split(/(\{\{[^{}]*\}\})/)
    .map((piece, index) =>
      index % 2 === 1 ? piece : piece.replace(/[^\u0021-\u007e]|["<>'#&=\\^`{|}]|%(?![0-9a-fA-F]{2})/gu, (char) => encodeOne(char, also)),
    )
    .join('')
}

function encodeOne(char: string, also: string): string {
  if ((char === '&' || char === '=') && !also.includes(char)) return char
  return char === "'" ? '%27' : encodeURIComponent(char)
}
