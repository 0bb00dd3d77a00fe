import { z } from 'zod'

export const ReminderInput = z.strictObject({ releaseId: z.uuid() })
