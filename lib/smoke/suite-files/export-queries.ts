import { type Actor, mayRead } from '@/lib/core/actor'
import { db } from '@/lib/core/db/client'
import { SuiteDefinition } from '../step-schema'
import { printSuiteHurl } from './print-suite-hurl'
import { printSuiteYaml } from './print-suite-yaml'

/** A suite's newest revision as a file: its name, its text, its type. Null when the suite is not there for this actor. */
export async function exportSuite(actor: Actor, suiteId: string, as: 'yaml' | 'hurl') {
  const suite = await db.smokeSuite.findUnique({
    where: { id: suiteId },
    include: { integration: { select: { key: true } }, revisions: { orderBy: { revision: 'desc' }, take: 1 } },
  })
  if (!suite || !mayRead(actor, suite.integrationId)) return null
  const { key, name, description } = suite
  const file = {
    key,
    integration: suite.integration.key,
    name,
    description,
    definition: SuiteDefinition.parse(suite.revisions[0]?.definition),
  }
  return as === 'yaml'
    ? { name: `${key}.yaml`, text: printSuiteYaml(file), type: 'application/yaml' }
    : { name: `${key}.hurl`, text: printSuiteHurl(file).text, type: 'text/plain' }
}
