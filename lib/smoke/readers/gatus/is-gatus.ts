/** Whether a text is a configuration of Gatus: a list of endpoints at the top, with conditions or addresses. */
export function isGatus(text: string, fileName: string): boolean {
  // OpenAPI and other formats of JSON have `endpoints` too; Gatus reads YAML.
  if (/\.(json|hurl|bru|sh|txt|md)$/i.test(fileName)) return false
  return /^\uFEFF?(endpoints|services):[ \t]*(#.*)?$/m.test(text) && /^[ \t]+(- )?(conditions|url):/m.test(text)
}
