const MAX = 64

/**
 * A key for something that is called `text`: `Lint is clean` becomes `lint_is_clean`, with a number behind when it is taken. What has no
 * Latin letters is called `fallback`.
 */
export function makeKey(text: string, taken: ReadonlySet<string>, fallback: string): string {
  const plain = text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[_0-9]+/, '')
    .slice(0, 48)
    .replace(/_+$/, '')
  return freeKey(plain === '' ? fallback : plain, taken)
}

/** The key itself, or with the first number behind it that nobody has. */
export function freeKey(key: string, taken: ReadonlySet<string>): string {
  if (!taken.has(key)) return key
  const stem = key.replace(/_\d+$/, '').slice(0, MAX - 8)
  for (let number = 2; ; number += 1) {
    const next = `${stem}_${number}`
    if (!taken.has(next)) return next
  }
}
