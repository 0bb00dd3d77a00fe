/** Whether a text is a .bru file: by its name, or because it has the blocks of one. */
export function isBruno(text: string, fileName: string): boolean {
  if (/\.bru$/i.test(fileName)) return true
  return /^meta \{[ \t]*$/m.test(text) && /^(get|post|put|delete|patch|options|head|http) \{[ \t]*$/m.test(text)
}
