/** Whether a step can ask with a method: any token but those that make a connection something else. */
export function isMethod(method: string): boolean {
  return /^[A-Z][A-Z0-9_-]{0,19}$/.test(method) && method !== 'CONNECT' && method !== 'TRACE'
}
