import { command } from '@/lib/core/command'
import { integrationOfRelease } from '@/lib/releases/locks'
import { compose } from './compose'
import { keepCommunication } from './keep-communication'
import { KeepCopyInput } from './schema'

/** Keeps that a person copied a communication to post it elsewhere: the text as it was, by whom and when. */
export const keepCopy = command({
  name: 'communication.keep_copy',
  input: KeepCopyInput,
  integration: integrationOfRelease,
  run: async ({ tx, actor, input, now, locale }) => {
    const composed = await compose(tx, input, locale)
    const { communicationId, audit, touched } = await keepCommunication(tx, { actor, now }, composed, {
      mode: 'copy',
      language: input.language,
      recipients: [],
    })
    return { value: { communicationId, subject: composed.subject, text: composed.body }, audit, touched }
  },
})
