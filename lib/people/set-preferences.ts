import { command } from '@/lib/core/command'
import { refuse } from '@/lib/core/refusal'
import { lockPerson, personEntity, touchedBy } from './locks'
import { PreferencesInput } from './schema'

/**
 * Changes one's own name, language, theme, time zone and how plans read; what is not named stays. Signatures keep the name they were made
 * with.
 */
export const setPreferences = command({
  name: 'person.set_preferences',
  input: PreferencesInput,
  run: async ({ tx, actor, input }) => {
    if (actor.kind !== 'person') throw refuse('denied_person_only', {}, { status: 403 })
    const person = await lockPerson(tx, actor.id)
    const { name, locale, theme, timeZone, planLanguage, remindByMail } = person
    const before = { name, locale, theme, timeZone, planLanguage, remindByMail }
    const after = { ...before, ...Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined)) }
    if (JSON.stringify(before) === JSON.stringify(after)) return { value: after, audit: null }
    await tx.person.update({ where: { id: person.id }, data: { ...after, version: { increment: 1 } } })
    return {
      value: after,
      audit: { entity: personEntity({ id: person.id, name: after.name }), before, after },
      touched: touchedBy(person.id),
    }
  },
})
