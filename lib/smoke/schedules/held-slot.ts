import { z } from 'zod'

/** What one engine calls itself on the slots it holds. */
export const LeaseOwner = z.string().regex(/^[\w:.-]{1,100}$/)
