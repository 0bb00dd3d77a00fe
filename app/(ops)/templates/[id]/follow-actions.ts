'use server'

import { action } from '@/lib/core/action'
import { checkSource } from '@/lib/templates/check-source'
import { followSource } from '@/lib/templates/follow-source'
import { unfollowSource } from '@/lib/templates/unfollow-source'

export const checkSourceAction = action(checkSource)
export const followSourceAction = action(followSource)
export const unfollowSourceAction = action(unfollowSource)
