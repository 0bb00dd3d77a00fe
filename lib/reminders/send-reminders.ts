import { record } from '@/lib/core/command'
import { loadFacts } from '@/lib/releases/load-facts'
import { touchedBy } from '@/lib/releases/locks'
import { isEnded } from '@/lib/releases/state'
import { remindItems } from './remind-items'
import { remindSigners } from './remind-signers'
import { ReminderInput } from './schema'

/**
 * Reminds of what is late and what waits for a signature in one release, each once to those it concerns. A draft is nobody's duty yet; a
 * release that has ended asks for nothing. Run again it reminds of nothing again.
 */
export const sendReminders = record({
  name: 'reminder.send',
  input: ReminderInput,
  run: async ({ tx, input, now }) => {
    // Two runs at once would tell the same things; the second waits and finds them told.
    await tx.$queryRaw`select id from releases where id = ${input.releaseId}::uuid for no key update`
    const facts = await loadFacts(tx, input.releaseId, now)
    if (!facts || isEnded(facts.release.state) || facts.release.state === 'draft') return { value: { late: 0 } }
    const late = await remindItems(tx, facts, now)
    await remindSigners(tx, facts, now)
    return { value: { late }, touched: late > 0 ? touchedBy(input.releaseId) : [] }
  },
})
