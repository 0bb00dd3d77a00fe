import type { WriteRoute } from '@/lib/core/http'
import { besideWrites } from './beside-writes'
import { checklistWrites } from './checklist-writes'
import { integrationWrites } from './integration-writes'
import { releaseWrites } from './release-writes'
import { smokeWrites } from './smoke-writes'
import { templateWrites } from './template-writes'

/**
 * Every command that machines may call, by path. What only a person may do on a release is here too, and answers 403 to a
 * token. People, roles, tokens and passwords have no route: their only door is a page.
 */
export const writeRoutes: WriteRoute[] = [
  ...integrationWrites,
  ...smokeWrites,
  ...checklistWrites,
  ...templateWrites,
  ...releaseWrites,
  ...besideWrites,
]
