import { createRequire } from 'node:module'

const { parseAndValidateFlightRouterState } = createRequire(import.meta.url)(
  'next/dist/server/app-render/parse-and-validate-flight-router-state',
) as {
  parseAndValidateFlightRouterState: (header: string | string[] | undefined) => unknown
}

/**
 * Whether the header in which Next's router says what a page already shows is one of its own; Next answers 500 to others. Asked of Next's
 * own check, so that the two never disagree.
 */
export function routerStateHolds(header: string | string[] | undefined): boolean {
  try {
    parseAndValidateFlightRouterState(header)
    return true
  } catch {
    return false
  }
}
