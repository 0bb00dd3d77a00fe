type Headers = readonly (readonly [name: string, value: string])[]

/** Whether a body is read as XML, strictly, or as HTML, as browsers do: by its content type, else by how it begins. */
export function markupKind(headers: Headers, body: string): 'xml' | 'html' {
  const type = headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1].toLowerCase() ?? ''
  if (type.includes('xml')) return 'xml'
  if (type.includes('html')) return 'html'
  return body.trimStart().startsWith('<?xml') ? 'xml' : 'html'
}
