import type { FeedKind } from './schema'

/** A feed as its owner sees it; its address was shown once and is not kept. */
export interface FeedView {
  id: string
  kind: FeedKind
  subjectId: string
  /** Name of the release or integration; empty for one's own, and where the owner may no longer read it. */
  name: string
  createdAt: string
  lastUsedAt: string | null
}
