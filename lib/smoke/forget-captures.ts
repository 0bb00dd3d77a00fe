import { record } from '@/lib/core/command'
import { rerunWithinMs } from './decide-rerun'
import { ForgetCapturesInput } from './schema'

/** Forgets what runs captured once nobody may take them up again: a day after they began. */
export const forgetCaptures = record({
  name: 'smoke.forget_captures',
  input: ForgetCapturesInput,
  run: async ({ tx, now }) => {
    const { count } = await tx.smokeRun.updateMany({
      where: { keptCaptures: { not: null }, createdAt: { lt: new Date(now.getTime() - rerunWithinMs) } },
      data: { keptCaptures: null },
    })
    return { value: { forgotten: count } }
  },
})
