/**
 * The house's layer rules as one decision: may this file import that one? Plain values in, a reason or null out, so
 * that each rule is shown to refuse in layers.test.ts. The lint plugin beside it only feeds it.
 */

/** A feature may import verbs and queries of lower floors only. A folder in lib/ that stands nowhere here is refused. */
export const floors: Record<string, number> = {
  core: 0,
  // Every feature may name a person; people know only core.
  people: 0.5,
  audit: 1,
  changes: 1,
  notifications: 1,
  integrations: 2,
  metrics: 3,
  keys: 3,
  smoke: 4,
  runbooks: 4,
  templates: 4,
  alerts: 5,
  gates: 5,
  checklists: 6,
  incidents: 6,
  rotations: 6,
  content: 6,
  releases: 7,
  // What goes with a release and reads it; nothing decides by it.
  communications: 7.5,
  readings: 7.5,
  risks: 7.5,
  lessons: 7.5,
  calendar: 7.5,
  reminders: 7.5,
  board: 8,
  reviews: 8,
  // A release written out whole.
  records: 8,
}

/** Folders of lib/ that start and run the product: above every floor. */
const roof = new Set(['worker', 'start', 'cli'])

/** Packages only doors know, and the files of lib that are doors: `auth` wraps next-auth, `start/web` puts our server in front of Next. */
const web = /^(next|next-auth|next-intl)(\/|$)/
const doors = /^lib\/(core\/(session|action|http|auth)|start\/web\.ts$)/
/** Packages that reach outside the process: no place in a rule or a schema. */
const outward =
  /^(node:(?!crypto$|util$|buffer$|url$|path$)|fs|net|http|https|child_process|pg|undici|nodemailer|graphile-worker|@prisma\/)/
const databasePackages = /^(pg|@prisma\/.*)$/

/** One import as the plugin sees it. Paths are relative to the project, with `/`, without `@/`. */
export type Import = {
  from: string
  /** The file or folder imported, or the package's name. */
  to: string
  package: boolean
  /** `import type` and the like: nothing of it runs. */
  typeOnly: boolean
  /** The importing file starts with 'use client'. */
  client?: boolean
  /** The imported file makes a verb (it imports core/command). */
  toVerb?: boolean
  /** The importing file makes a verb. */
  fromVerb?: boolean
}

const isTest = (file: string) =>
  /\.test\.tsx?$/.test(file) || /^(e2e|bench|checks)\//.test(file) || /^(vitest|playwright)\.config\.ts$/.test(file)
const isTesting = (file: string) => file.startsWith('lib/core/testing/') || /(^|\/)testing(\/|$)/.test(file)
const isSchema = (file: string) => /(^|\/|-)schema(\.ts)?$/.test(file)
const isRules = (file: string) => /(^|\/)rules(\.ts)?$/.test(file)
const isQueries = (file: string) => /(^|\/|-)queries(\.ts|\/.*)?$/.test(file)
const isDatabase = (file: string) => /^lib\/core\/db\/(client|generated\/(client|internal\/.*|models.*))(\.ts)?$/.test(file)
const featureOf = (file: string) => /^lib\/([^/]+)\//.exec(file)?.[1] ?? null

/** Why the import is refused, or null. The first rule that refuses speaks. */
export function judgeImport(edge: Import): string | null {
  if (isTest(edge.from) || isTesting(edge.from)) return fromTest(edge)
  return edge.package ? judgePackage(edge) : judgeFile(edge)
}

function fromTest({ from, to }: Import): string | null {
  if (from.startsWith('lib/') && !isTest(from) && /^(app|components)\//.test(to)) return 'lib never imports app or components'
  return null
}

function judgePackage({ from, to, typeOnly, client }: Import): string | null {
  const inLib = from.startsWith('lib/')
  if (inLib && web.test(to) && !doors.test(from)) {
    return `only lib/core/{session,action,http} may import ${to}: everything else also runs in the worker, the seed and a test`
  }
  if (typeOnly) return null
  if (databasePackages.test(to) && !mayOpenDatabase(from)) return 'only core, queries, the launcher and the worker talk to the database'
  if ((isSchema(from) || isRules(from)) && inLib && outward.test(to)) return `a schema or a rule is pure: it may not import ${to}`
  if ((from.startsWith('components/') || client) && outward.test(to)) return `what runs in the browser may not import ${to}`
  return null
}

function judgeFile(edge: Import): string | null {
  const { from, to, typeOnly } = edge
  if (isTesting(to)) return 'lib/core/testing is for tests only'
  if (to.startsWith('e2e/target/'))
    return /^(lib\/start|prisma\/seed)\//.test(from) ? null : 'only the launcher and the demo know the demo target'
  if (/^(e2e|bench|checks)\//.test(to)) return 'the product never imports its tests, benches or checks'
  if (from.startsWith('lib/') && /^(app|components)\//.test(to)) return 'lib never imports app or components'
  if (from.startsWith('components/') && to.startsWith('app/')) return 'components never import app'
  if (!typeOnly) {
    const reason = judgeDatabase(edge) ?? judgeBrowser(edge) ?? judgePure(edge)
    if (reason) return reason
  }
  return judgeFloors(from, to)
}

function mayOpenDatabase(from: string): boolean {
  return (
    /^lib\/(core|start|worker|cli)\//.test(from) ||
    from.startsWith('prisma/') ||
    from === 'prisma.config.ts' ||
    (from.startsWith('lib/') && isQueries(from))
  )
}

function judgeDatabase({ from, to, fromVerb }: Import): string | null {
  if (!isDatabase(to)) return null
  if (from.startsWith('app/')) return 'doors never reach the database: call a query or a verb'
  if (from.startsWith('components/')) return 'components never import the database'
  if (fromVerb && !from.startsWith('lib/core/command'))
    return 'a verb never imports the database: it is given `tx`, so that the audit entry cannot be forgotten'
  return mayOpenDatabase(from) ? null : 'only core and queries import the database'
}

function judgeBrowser({ from, to, client, toVerb }: Import): string | null {
  if (!from.startsWith('components/') && !client) return null
  if (isQueries(to)) return 'components and client code never import queries'
  if (toVerb) return 'components and client code never import verbs: call a server action'
  return null
}

function judgePure({ from, to, toVerb }: Import): string | null {
  const schema = from.startsWith('lib/') && isSchema(from)
  const rules = from.startsWith('lib/') && isRules(from)
  if (!schema && !rules) return null
  if (isQueries(to) || toVerb || isDatabase(to))
    return `a ${schema ? 'schema' : 'rule'} is pure: it may not import queries, verbs or the database`
  if (schema && isRules(to)) return 'a schema imports zod and other schemas, not rules'
  return null
}

function judgeFloors(from: string, to: string): string | null {
  const [mine, theirs] = [featureOf(from), featureOf(to)]
  if (!mine || !theirs || mine === theirs || roof.has(mine)) return null
  const floor = floors[mine]
  if (floor === undefined) return `lib/${mine} stands on no floor: give it one in checks/layers.ts`
  if (roof.has(theirs)) return `lib/${theirs} runs the product and is imported by nobody below it`
  const below = floors[theirs]
  if (below === undefined) return `lib/${theirs} stands on no floor: give it one in checks/layers.ts`
  if (below < floor) return null
  if (isSchema(from) && isSchema(to)) return null
  return `${mine} (floor ${floor}) may not import ${theirs} (floor ${below}): what goes up, goes as an event`
}
