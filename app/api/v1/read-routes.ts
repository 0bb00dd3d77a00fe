import type { ReadRoute } from '@/lib/core/http'
import { besideReads } from './beside-reads'
import { boardReads } from './board-reads'
import { checklistReads } from './checklist-reads'
import { integrationReads } from './integration-reads'
import { noticeReads } from './notice-reads'
import { peopleReads } from './people-reads'
import { releaseReads } from './release-reads'
import { smokeReads } from './smoke-reads'
import { templateReads } from './template-reads'

/** Every read, by path. Tokens need the scope `read`; pages come here with the session of the person. */
export const readRoutes: ReadRoute[] = [
  ...boardReads,
  ...integrationReads,
  ...checklistReads,
  ...templateReads,
  ...releaseReads,
  ...besideReads,
  ...noticeReads,
  ...smokeReads,
  ...peopleReads,
]
