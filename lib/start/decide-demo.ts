/** What a start knows when it decides about the demo. */
export type DemoFacts = {
  /** The database is the embedded one, not one named by DATABASE_URL. */
  embedded: boolean
  /** The address the web server is bound to. */
  host: string
  /** Nobody has been invited or created in the database yet. */
  noPeople: boolean
  /** The database holds the fictional people of an earlier start. */
  holdsDemo: boolean
  /** `--empty` was given. */
  empty: boolean
}

/** `fill` writes the demo; `mode` opens what only the demo has: "Sign in as …" buttons and its target. */
export type DemoDecision = { fill: boolean; mode: boolean }

/**
 * The demo is for trying out on one's own machine: it shows a password to everybody who can open the page. So never with a
 * database of one's own and never where another machine can connect; then nothing is filled and nothing opened.
 */
export function decideDemo({ embedded, host, noPeople, holdsDemo, empty }: DemoFacts): DemoDecision {
  if (!embedded || !isLoopback(host)) return { fill: false, mode: false }
  const fill = noPeople && !empty
  return { fill, mode: fill || holdsDemo }
}

/** Whether only this machine can reach a server bound to the address. Names other than `localhost` are not trusted to be local. */
export function isLoopback(host: string): boolean {
  const bare = host.replace(/^\[|\]$/g, '').toLowerCase()
  return bare === 'localhost' || bare === '::1' || /^127(\.\d{1,3}){3}$/.test(bare)
}
