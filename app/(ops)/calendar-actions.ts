'use server'

import { createFeed } from '@/lib/calendar/create-feed'
import { revokeFeed } from '@/lib/calendar/revoke-feed'
import { action } from '@/lib/core/action'

export const createFeedAction = action(createFeed)
export const revokeFeedAction = action(revokeFeed)
