import { hashPassword } from '@/lib/core/auth-password'
import { command } from '@/lib/core/command'
import { refuse } from '@/lib/core/refusal'
import { tokenDigest } from '@/lib/core/session-row'
import { defaultSlotRoles } from './default-slot-roles'
import { personEntity } from './locks'
import { judgePassword } from './password-rules'
import { SetUpInput } from './schema'
import { setupTokenKey } from './issue-setup-token'

/**
 * Makes the first administrator of an installation that has nobody, with the token that the start printed, and the slot roles to begin
 * with. Impossible once any person exists; two at once: the second finds that.
 */
export const setUp = command({
  name: 'setup.first_administrator',
  input: SetUpInput,
  run: async ({ tx, input, now }) => {
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended('gonogo.setup', 0))`
    if ((await tx.person.count()) > 0) throw refuse('setup_done', {}, { status: 409 })
    const stored = (await tx.setting.findUnique({ where: { key: setupTokenKey } }))?.value as { hash?: string } | undefined
    if (!stored?.hash || stored.hash !== tokenDigest(input.token)) throw refuse('setup_token_wrong', {}, { status: 403, field: 'token' })
    const { email, name, locale, timeZone } = input
    const fault = judgePassword(input.newPassword, { email, name })
    if (fault) throw refuse(fault, {}, { status: 422, field: 'newPassword' })
    const passwordHash = await hashPassword(input.newPassword)
    const person = await tx.person.create({ data: { email, name, locale, timeZone, passwordHash } })
    await tx.roleGrant.create({ data: { personId: person.id, role: 'administrator', integrationId: null } })
    await tx.slotRole.createMany({ data: [...defaultSlotRoles], skipDuplicates: true })
    await tx.setting.update({ where: { key: setupTokenKey }, data: { value: {}, updatedAt: now, version: { increment: 1 } } })
    return {
      value: { email },
      audit: {
        entity: personEntity(person),
        before: null,
        after: { email, name, roles: [{ role: 'administrator', integrationId: null }] },
      },
      touched: ['people'],
    }
  },
})
