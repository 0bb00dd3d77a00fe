/** The value of an Authorization header (RFC 7617), or null when a part is a variable: base64 is made of the values, which only a run has. */
export function basicAuthorization(user: string, password: string): string | null {
  if (`${user}${password}`.includes('{{')) return null
  return `Basic ${Buffer.from(`${user}:${password}`, 'utf8').toString('base64')}`
}

/** Why a pair of variables is refused; the request itself stays. */
export const basicOfVariables = 'basic authentication with a variable: keep the whole header in one variable and name it as Authorization'
