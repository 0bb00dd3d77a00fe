/** Whether a file is an OpenAPI document, or one of Swagger 2.0, which readOpenApi refuses by name. Told by the field that names the version. */
export function isOpenApi(text: string, fileName: string): boolean {
  if (/^\uFEFF?\s*\{/.test(text)) return /"(?:openapi|swagger)"\s*:\s*"[23]\./.test(text)
  if (/^(?:openapi|swagger)\.ya?ml$/i.test(fileName)) return true
  return /^(?:openapi|swagger|"openapi"|"swagger"):[ \t]*["']?[23]\./m.test(text)
}
