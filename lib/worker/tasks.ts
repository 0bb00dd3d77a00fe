import type { JobHelpers, TaskList } from 'graphile-worker'
import { z } from 'zod'
import { job as jobActor } from '@/lib/core/actor'
import { dispatchEvent, readEvent } from '@/lib/core/jobs/dispatch-event'
import { describeError, log } from '@/lib/core/log'
import type { Entry, Handler } from './entry'

const EventJob = z.object({ eventId: z.string().regex(/^\d+$/) })
const ReactJob = EventJob.extend({ subscriber: z.string() })
const ScheduleJob = z.object({ name: z.string(), dueAt: z.string() })

/**
 * The queue's tasks made from the registry. A refusal is an answer and ends a job; an error is tried again with growing pauses. What an
 * error says stays out of the queue's tables and the log, as it may quote input: only its kind, code and place are kept.
 */
export function tasksOf(entries: Entry[], workerId: string): TaskList {
  const names = new Set<string>()
  for (const { name } of entries) {
    if (names.has(name)) throw new Error(`The registry holds "${name}" twice`)
    names.add(name)
  }
  const find = <T extends Entry['type']>(type: T, name: string) =>
    entries.find((entry): entry is Extract<Entry, { type: T }> => entry.type === type && entry.name === name)

  const run = async (name: string, handler: Handler, input: unknown, key: string, { abortSignal }: JobHelpers) => {
    const begun = performance.now()
    const result = await handler(jobActor(name), input, { idempotencyKey: key }, { signal: abortSignal, workerId })
    const refusal = refusalIn(result)
    if (refusal) log.warn({ job: name, refusal, key }, 'job refused')
    else log.debug({ job: name, ms: Math.round(performance.now() - begun) }, 'job done')
  }

  const tasks: TaskList = {
    dispatch_event: async (payload) => {
      await dispatchEvent(BigInt(EventJob.parse(payload).eventId), (kind) =>
        entries.flatMap((entry) => (entry.type === 'event' && entry.kind === kind ? [entry.name] : [])),
      )
    },
    react: async (payload, helpers) => {
      const { eventId, subscriber } = ReactJob.parse(payload)
      const entry = find('event', subscriber)
      const event = await readEvent(BigInt(eventId))
      // A subscriber taken out of the code, or an event past its keeping, has nothing left to do.
      if (!entry || !event) return
      await run(subscriber, entry.run, event.payload, `event:${eventId}:${subscriber}`, helpers)
    },
    run_schedule: async (payload, helpers) => {
      const { name, dueAt } = ScheduleJob.parse(payload)
      const entry = find('schedule', name)
      if (entry) await run(name, entry.run, {}, `schedule:${name}:${dueAt}`, helpers)
    },
  }
  for (const entry of entries) {
    if (entry.type === 'job')
      tasks[entry.name] = (payload, helpers) => run(entry.name, entry.run, payload, `job:${helpers.job.id}`, helpers)
  }
  return Object.fromEntries(Object.entries(tasks).map(([name, task]) => [name, task && quiet(name, task)]))
}

type TaskOf = NonNullable<TaskList[string]>

function quiet(name: string, task: TaskOf): TaskOf {
  return async (payload, helpers) => {
    try {
      await task(payload, helpers)
    } catch (error) {
      const facts = describeError(error)
      log.error({ task: name, job: helpers.job.id, attempt: helpers.job.attempts, error: facts }, 'job failed')
      throw new Error([facts.kind, facts.code].filter(Boolean).join(' '))
    }
  }
}

function refusalIn(result: unknown): string | null {
  if (!result || typeof result !== 'object' || !('ok' in result) || result.ok !== false) return null
  const { refusal } = result as unknown as { refusal?: { code?: string } }
  return refusal?.code ?? 'unknown'
}
