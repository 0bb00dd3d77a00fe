/**
 * The decoded-for-matching path of a request target, or null for what no browser and no client of ours sends: absolute targets, a leading
 * `//`, backslashes, control characters, broken percent signs, dot segments and hidden slashes.
 */
export function checkPath(url: string): string | null {
  if (!url.startsWith('/') || url.startsWith('//') || url.includes('\\') || hasControl(url, 0x20)) return null
  const path = url.split(/[?#]/, 1)[0]!
  for (const segment of path.split('/')) {
    let plain: string
    try {
      plain = decodeURIComponent(segment)
    } catch {
      return null
    }
    if (plain === '.' || plain === '..' || /[/\\]/.test(plain) || hasControl(plain, 0x1f)) return null
  }
  return path
}

/** Whether a text holds a character up to `last`, or DEL. */
function hasControl(text: string, last: number): boolean {
  return [...text].some((character) => character.charCodeAt(0) <= last || character === '\u007f')
}
