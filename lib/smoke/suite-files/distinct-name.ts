/** A name for a step: one line, within 120 characters and told apart from those before. */
export function distinctName(written: string, taken: ReadonlySet<string>): string {
  const line = written
    .toWellFormed()
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
  const name = line === '' ? 'Request' : line.length <= 120 ? line : `${line.slice(0, 119).toWellFormed().trimEnd()}…`
  if (!taken.has(name)) return name
  for (let count = 2; ; count++) {
    const numbered = `${name.slice(0, 112).toWellFormed()} (${count})`
    if (!taken.has(numbered)) return numbered
  }
}
