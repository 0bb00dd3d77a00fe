import { isBlank, isRequest, responseLine, sectionLine } from './line-kinds'

/** Whether a text is a Hurl file: by its name, or because it begins with a request and says what is expected, or has sections. */
export function isHurl(text: string, fileName: string): boolean {
  if (/\.hurl$/i.test(fileName)) return true
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/)
  const first = lines.find((line) => !isBlank(line))
  return first !== undefined && isRequest(first) && lines.some((line) => responseLine.test(line) || sectionLine.test(line))
}
