import type { Due, TemplateBody, TemplateItem } from './schema'
import type { PlanWatch } from './parts'

/**
 * The times of a watch's readings, in minutes after the window's start: one interval after it begins, then every interval until it ends.
 */
export function readingTimes(watch: Pick<PlanWatch, 'fromMinutes' | 'toMinutes' | 'everyMinutes'>): number[] {
  const count = Math.floor((watch.toMinutes - watch.fromMinutes) / watch.everyMinutes)
  return Array.from({ length: count }, (_, index) => watch.fromMinutes + (index + 1) * watch.everyMinutes)
}

/** The body with each watch written out: a group of its name at the end of its phase, one item of kind `reading` a time. */
export function expandWatches(body: TemplateBody): TemplateBody {
  if (body.watches.length === 0) return body
  const phases = body.phases.map((phase) => {
    const groups = body.watches
      .filter((watch) => watch.phase === phase.key)
      .map((watch) => ({ title: watch.title, titleZh: watch.titleZh, items: readingTimes(watch).map((at) => readingItem(watch, at)) }))
      .filter((group) => group.items.length > 0)
    return groups.length > 0 ? { ...phase, groups: [...phase.groups, ...groups] } : phase
  })
  return { ...body, phases }
}

function readingItem(watch: PlanWatch, at: number): TemplateItem {
  return {
    key: `${watch.key.slice(0, 50)}_${at}`,
    text: `${watch.title} ${span(at)}`,
    textZh: watch.titleZh === '' ? '' : `${watch.titleZh} ${span(at)}`,
    details: '',
    detailsZh: '',
    kind: 'reading',
    params: { watch: watch.key, graceMinutes: watch.graceMinutes },
    before: watch.before,
    optional: watch.optional,
    condition: null,
    due: dueAfter(at),
    estimateMinutes: null,
    roleKey: 'on_call_engineer',
    maxAgeHours: null,
    items: [],
  }
}

const dueAfter = (minutes: number): Due => (minutes % 60 === 0 ? { afterHours: minutes / 60 } : { afterMinutes: minutes })

/** `+45 min`, `+6 h`, `+3 d`: the largest unit that says it whole. */
function span(minutes: number): string {
  if (minutes % 1440 === 0) return `+${minutes / 1440} d`
  return minutes % 60 === 0 ? `+${minutes / 60} h` : `+${minutes} min`
}
