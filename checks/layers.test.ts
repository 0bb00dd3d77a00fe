import { describe, expect, it } from 'vitest'
import { type Import, judgeImport } from './layers'

type Row = [name: string, from: string, to: string, extra?: Partial<Import>]

const judge = ([, from, to, extra]: Row) => judgeImport({ from, to, package: false, typeOnly: false, ...extra })
const pkg = { package: true }

const refused: Row[] = [
  ['lib imports app', 'lib/releases/sign-off.ts', 'app/i18n-request'],
  ['lib imports components', 'lib/releases/rules.ts', 'components/ui/button'],
  ['lib imports a type of components', 'lib/releases/rules.ts', 'components/ui/button', { typeOnly: true }],
  ['components import app', 'components/shell/nav.tsx', 'app/(ops)/board/actions'],
  ['a verb imports next', 'lib/releases/sign-off.ts', 'next/headers', pkg],
  ['a core file beside the doors imports next', 'lib/core/command.ts', 'next/cache', pkg],
  ['a rule imports next-auth', 'lib/core/permissions.ts', 'next-auth', pkg],
  ['a component imports the database', 'components/releases/verdict.tsx', 'lib/core/db/client'],
  ['a component imports queries', 'components/releases/verdict.tsx', 'lib/releases/queries'],
  ['a component imports split queries', 'components/releases/verdict.tsx', 'lib/releases/queries/verdict'],
  ['a component imports a verb', 'components/releases/verdict.tsx', 'lib/releases/sign-off', { toVerb: true }],
  ['a client file of a page imports a verb', 'app/(ops)/releases/sign.tsx', 'lib/releases/sign-off', { client: true, toVerb: true }],
  ['a client file of a page imports queries', 'app/(ops)/releases/view.tsx', 'lib/releases/queries', { client: true }],
  ['a client file imports pg', 'app/(ops)/releases/view.tsx', 'pg', { package: true, client: true }],
  ['a component imports node:fs', 'components/ui/icon.tsx', 'node:fs', pkg],
  ['a door imports the database', 'app/(ops)/board/page.tsx', 'lib/core/db/client'],
  ['a door imports the generated client', 'app/(ops)/board/page.tsx', 'lib/core/db/generated/client'],
  ['a door imports pg', 'app/readyz/route.ts', 'pg', pkg],
  ['a verb imports the database', 'lib/releases/sign-off.ts', 'lib/core/db/client', { fromVerb: true }],
  ['a verb in core imports the database', 'lib/core/people/invite.ts', 'lib/core/db/client', { fromVerb: true }],
  ['a rule imports the database', 'lib/releases/rules.ts', 'lib/core/db/client'],
  ['a kind imports the database', 'lib/releases/stations/smoke.ts', 'lib/core/db/client'],
  ['a kind imports pg', 'lib/releases/stations/smoke.ts', 'pg', pkg],
  ['a rule imports queries', 'lib/releases/rules.ts', 'lib/smoke/queries'],
  ['a rule imports a verb', 'lib/releases/rules.ts', 'lib/smoke/start-run', { toVerb: true }],
  ['a rule reads files', 'lib/smoke/rules.ts', 'node:fs', pkg],
  ['a schema imports rules', 'lib/smoke/schema.ts', 'lib/smoke/rules'],
  ['a schema imports undici', 'lib/smoke/schema.ts', 'undici', pkg],
  ['a feature imports its own floor', 'lib/checklists/tick-item.ts', 'lib/incidents/open-incident'],
  ['a feature imports a floor above', 'lib/smoke/finish-run.ts', 'lib/checklists/apply-smoke'],
  ['a feature imports a type from above', 'lib/smoke/finish-run.ts', 'lib/releases/queries', { typeOnly: true }],
  ['core imports a feature', 'lib/core/command.ts', 'lib/changes/record-change'],
  ['a feature imports the worker', 'lib/smoke/start-run.ts', 'lib/worker/registry'],
  ['core imports the launcher', 'lib/core/env.ts', 'lib/start/secrets'],
  ['a feature without a floor', 'lib/weather/queries.ts', 'lib/core/actor'],
  ['a feature imports one without a floor', 'lib/releases/queries.ts', 'lib/weather/rules'],
  ['the product imports test helpers', 'lib/releases/queries.ts', 'lib/core/testing/makers'],
  ['a page imports the demo target', 'app/(ops)/board/page.tsx', 'e2e/target/start-target'],
  ['the launcher imports a spec', 'lib/start/web.ts', 'e2e/fixtures'],
  ['a test in lib imports components', 'lib/core/testing/makers.ts', 'components/ui/button'],
]

const allowed: Row[] = [
  ['a feature imports a floor below', 'lib/releases/sign-off.ts', 'lib/checklists/queries'],
  ['a feature imports core', 'lib/releases/sign-off.ts', 'lib/core/command'],
  ['a feature imports itself', 'lib/releases/sign-off.ts', 'lib/releases/queries'],
  ['queries import the database', 'lib/releases/queries.ts', 'lib/core/db/client'],
  ['split queries import the database', 'lib/releases/queries/verdict.ts', 'lib/core/db/client'],
  ['a verb imports the type of a transaction', 'lib/releases/sign-off.ts', 'lib/core/db/client', { fromVerb: true, typeOnly: true }],
  ['command() itself imports the database', 'lib/core/command.ts', 'lib/core/db/client', { fromVerb: true }],
  ['a component imports a schema', 'components/releases/form.tsx', 'lib/releases/schema'],
  ['a component imports a type of queries', 'components/releases/verdict.tsx', 'lib/releases/queries', { typeOnly: true }],
  ['a page reads through queries', 'app/(ops)/board/page.tsx', 'lib/board/queries'],
  ['an action imports a verb', 'app/(ops)/board/actions.ts', 'lib/releases/sign-off', { toVerb: true }],
  ['a schema imports a schema of its floor', 'lib/checklists/schema.ts', 'lib/content/schema'],
  ['a rule imports a rule below', 'lib/releases/rules.ts', 'lib/checklists/rules'],
  ['the worker imports every floor', 'lib/worker/registry.ts', 'lib/releases/sign-off'],
  ['a page imports next', 'app/(ops)/board/page.tsx', 'next/navigation', pkg],
  ['the session imports next', 'lib/core/session.ts', 'next/headers', pkg],
  ['the HTTP door imports next', 'lib/core/http/request.ts', 'next/headers', pkg],
  ['the launcher starts the demo target', 'lib/start/demo-target.ts', 'e2e/target/start-target'],
  ['a test sets up through upper floors', 'lib/smoke/run.db.test.ts', 'lib/releases/sign-off'],
]

describe('an import against the house is refused', () => {
  it.each(refused)('%s', (...row) => expect(judge(row as Row)).toEqual(expect.any(String)))
})

describe('an import of the house is allowed', () => {
  it.each(allowed)('%s', (...row) => expect(judge(row as Row)).toBeNull())
})
