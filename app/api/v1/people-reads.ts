import { z } from 'zod'
import { getEntry, listEntries } from '@/lib/audit/queries'
import { AuditFilter } from '@/lib/audit/schema'
import { type ReadRoute, readRoute } from '@/lib/core/http'
import { describeActor, listPeopleToName, listSlotRoles } from '@/lib/people/queries'

/** Who one is here, who can be named, the slot roles, and the audit trail. */
export const peopleReads: ReadRoute[] = [
  readRoute({
    path: '/me',
    summary: 'Who the token or session is, and what it may',
    params: z.object({}),
    read: async (actor) => describeActor(actor),
  }),
  readRoute({
    path: '/people',
    summary: 'People who can be named as owner, assignee or delegate',
    params: z.object({}),
    read: listPeopleToName,
  }),
  readRoute({ path: '/slot-roles', summary: 'The slot roles that releases ask for', params: z.object({}), read: listSlotRoles }),
  readRoute({
    path: '/audit',
    summary: 'Entries of the audit trail, newest first; `before` and `after` take numbers of entries. The whole of it: /api/audit/export',
    params: AuditFilter,
    read: (actor, filter) => listEntries(actor, filter),
  }),
  readRoute({
    path: '/audit/{seq}',
    summary: 'One entry with what it changed',
    params: z.object({ seq: z.string().max(20) }),
    read: (actor, { seq }) => getEntry(actor, seq),
  }),
]
