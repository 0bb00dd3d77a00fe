import { z } from 'zod'

/** What a feed is of: what is assigned to its owner, one release, or one integration. */
export const feedKinds = ['person', 'release', 'integration'] as const
export type FeedKind = (typeof feedKinds)[number]

/** `subjectId` is left out for a feed of one's own. */
export const CreateFeedInput = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('person') }),
  z.strictObject({ kind: z.literal('release'), subjectId: z.uuid() }),
  z.strictObject({ kind: z.literal('integration'), subjectId: z.uuid() }),
])

export const RevokeFeedInput = z.strictObject({ feedId: z.uuid() })

/** A secret link's last part: 32 random bytes as base64url, and the ending calendars look for. */
export const FeedFile = z.string().regex(/^[A-Za-z0-9_-]{43}\.ics$/)
