/**
 * Keys for texts: ASCII, at most 48 letters, the same for the same text. A text whose letters are not Latin gets a hash of all of it, so
 * that two Chinese texts differ. `taken` keys are left alone: the second of a name is `name_2`.
 */
export function makeKeys(taken: Iterable<string> = []): (text: string) => string {
  const used = new Set(taken)
  return (text) => {
    const base = keyOf(text)
    let key = base
    for (let count = 2; used.has(key); count++) key = `${base}_${count}`
    used.add(key)
    return key
  }
}

function keyOf(text: string): string {
  const latin = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+/, '')
    .slice(0, 40)
    .replace(/_+$/, '')
  const all = /\p{L}/u.test(text.normalize('NFKD').replace(/[\p{Script=Latin}\p{M}]/gu, ''))
  const key = all || latin === '' ? `${latin.slice(0, 30)}${latin === '' ? 'k_' : '_'}${hash(text)}` : latin
  return /^[a-z]/.test(key) ? key : `n${key}`.slice(0, 48)
}

/** FNV-1a over the composed text; a name, no secret. */
function hash(text: string): string {
  let value = 0x811c9dc5
  for (const char of text.normalize('NFC')) value = Math.imul(value ^ char.codePointAt(0)!, 0x01000193) >>> 0
  return value.toString(16).padStart(8, '0')
}
