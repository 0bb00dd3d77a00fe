'use server'

import { action } from '@/lib/core/action'
import { acceptInvitation } from '@/lib/people/accept-invitation'
import { setUp } from '@/lib/people/set-up'

export const acceptInvitationAction = action(acceptInvitation)
export const setUpAction = action(setUp)
