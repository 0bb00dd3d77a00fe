/** The ways a secret can be written where it leaks: as it is, escaped, encoded, at any place of a longer base64 text. */
export function spellingsOf(secret: string): string[] {
  const bytes = Buffer.from(secret)
  const html = secret.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  const encoded = encodeURIComponent(secret)
  const aligned = [0, 1, 2].map((shift) => {
    const text = Buffer.concat([Buffer.alloc(shift), bytes])
      .toString('base64')
      .replace(/=+$/, '')
    // The first and last digits depend on what stands beside the secret.
    return text.slice(shift === 0 ? 0 : shift + 1, -2)
  })
  return [
    ...new Set([
      secret,
      JSON.stringify(secret).slice(1, -1),
      html,
      html.replaceAll('"', '&quot;').replaceAll("'", '&#x27;'),
      encoded,
      encoded.replaceAll('%20', '+'),
      encodeURIComponent(encoded),
      bytes.toString('hex'),
      ...aligned,
      ...aligned.map((text) => text.replaceAll('+', '-').replaceAll('/', '_')),
    ]),
  ].filter((text) => text.length >= 8)
}

/** Which secrets stand in a text, by name, with the spelling that gave them away. */
export function leaksIn(text: string, secrets: ReadonlyMap<string, readonly string[]>): string[] {
  const lower = text.toLowerCase()
  return [...secrets].flatMap(([name, spellings]) => {
    const found = spellings.find((spelling) => text.includes(spelling) || (/^[0-9a-f]+$/.test(spelling) && lower.includes(spelling)))
    return found ? [`${name} as ${found.slice(0, 12)}… (${found.length} characters)`] : []
  })
}
