/**
 * Whether a file is one of Postman's: a collection, or an environment, which readPostman refuses by name. Told by the
 * file's name as Postman exports it, or by marks only its exports carry.
 */
export function isPostman(text: string, fileName: string): boolean {
  if (/\.postman_(?:collection|environment|globals)(?:\.json)?$/i.test(fileName)) return true
  if (!/^\uFEFF?\s*\{/.test(text)) return false
  return (
    /"schema"\s*:\s*"https?:(?:\\?\/){2}schema\.(?:get)?postman\.com\\?\//.test(text) || /"_postman_(?:id|variable_scope)"\s*:/.test(text)
  )
}
