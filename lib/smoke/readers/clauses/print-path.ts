/** A JSONPath (RFC 9535) that goes down one step after the other: `$.items[0]['first-name']`. */
export function printPath(steps: readonly (string | number)[]): string {
  return `$${steps.map(printStep).join('')}`
}

function printStep(step: string | number): string {
  if (typeof step === 'number') return `[${step}]`
  if (/^[A-Za-z_]\w*$/.test(step)) return `.${step}`
  return `['${step.replace(/\\/g, '\\\\').replace(/'/g, String.raw`\'`)}']`
}

const one = /\??\.([A-Za-z_$][\w$-]*)|(?:\?\.)?\[(?:(\d{1,9})|'([^'\\]*)'|"([^"\\]*)")\]/y

/** Reads `.a.b[0]['c']`, as scripts and conditions write it; null when it says more than a path. */
export function readPath(text: string): (string | number)[] | null {
  const steps: (string | number)[] = []
  let at = 0
  while (at < text.length) {
    one.lastIndex = at
    const found = one.exec(text)
    if (!found) return null
    steps.push(found[2] === undefined ? (found[1] ?? found[3] ?? found[4] ?? '') : Number(found[2]))
    at = one.lastIndex
  }
  return steps
}
