import type { TestProject } from 'vitest/node'
import { ensureTestCluster } from './cluster'
import { dropOrphans, ensureTemplate } from './template'

declare module 'vitest' {
  export interface ProvidedContext {
    testDatabase: { adminUrl: string; template: string }
  }
}

/** Before the first database test: the cluster is up, the template is current, what killed runs left is gone. */
export default async function setup(project: TestProject): Promise<void> {
  const { adminUrl } = await ensureTestCluster()
  await dropOrphans(adminUrl)
  project.provide('testDatabase', { adminUrl, template: await ensureTemplate(adminUrl) })
}
