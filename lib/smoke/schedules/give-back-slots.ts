import { z } from 'zod'
import { record } from '@/lib/core/command'
import { LeaseOwner } from './held-slot'

export const GiveBackSlotsInput = z.strictObject({
  owner: LeaseOwner,
  slots: z.array(z.strictObject({ scheduleId: z.uuid(), dueAt: z.date() })).max(5000),
})

/** Gives slots back that nothing was sent for, so that another engine, or the same one with newer values, asks them at once. */
export const giveBackSlots = record({
  name: 'smoke.give_back_slots',
  input: GiveBackSlotsInput,
  run: async ({ tx, input }) => {
    const given = await tx.$executeRaw`
      update smoke_schedules s set lease_owner = null, lease_until = null
      from jsonb_to_recordset(${JSON.stringify(input.slots)}::jsonb) as h ("scheduleId" uuid, "dueAt" timestamptz)
      where s.id = h."scheduleId" and s.lease_owner = ${input.owner} and s.next_due_at = h."dueAt"`
    return { value: { given } }
  },
})
