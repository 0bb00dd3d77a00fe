/** What was typed into a field, as it was typed: for passwords, which are never trimmed. */
export function typedText(data: FormData, name: string): string {
  const value = data.get(name)
  return typeof value === 'string' ? value : ''
}
