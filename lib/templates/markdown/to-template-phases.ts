import type { Before, Due, TemplateGroup, TemplatePhase } from '../schema'
import type { CarriedNote } from './carried-note'
import { cutLine, fitLines } from './fit-text'
import { makeKeys } from './make-key'
import type { ReadDocument, ReadGroup, ReadPhase } from './read-types'
import { type ItemMaker, joinDetails, makeItems } from './to-template-items'

const MAX_PHASES = 60
const MAX_GROUPS = 100
const MAX_GROUP_ITEMS = 500
const MAX_TITLE = 120

const AFTER =
  /\b(?:post|after|afterwards|follow[- ]?up|hypercare|monitor(?:ing)?|watch|retro(?:spective)?|lessons|success (?:criteria|metrics)|completion|during|d-?day|deployment day|release day|go-?live day|deploy(?:ment)?|rollout|launch|execution|cut-?over|maintenance window)\b|部署后|发布后|上线后|发布当天|上线当天|发布日|观察|监控期|复盘|总结|灰度/iu
const BEFORE =
  /\b(?:pre|before|prior|prerequisites?|preparation|readiness|plan(?:ning)?|sign-?offs?|approvals?|checklist)\b|部署前|发布前|上线前|准备|前置|签署|审批/iu

/**
 * Whether what stands under a title must be settled before the start or before the completion: by its time where it has one, by its words
 * else.
 */
export function guessBefore(titles: readonly string[], offset: Due | null): Before {
  if (offset) {
    if ('days' in offset) return offset.days < 0 ? 'start' : 'completion'
    if ('day' in offset) return offset.day < 0 ? 'start' : 'completion'
    return ('afterMinutes' in offset ? offset.afterMinutes : offset.afterHours) < 0 ? 'start' : 'completion'
  }
  for (const title of titles) {
    if (BEFORE.test(title)) return 'start'
    if (AFTER.test(title)) return 'completion'
  }
  return 'start'
}

/** The phases of a document, each with its groups. What a heading holds beside items goes into the details of its first item. */
export function makePhases(maker: ItemMaker, document: ReadDocument, fallback: string): TemplatePhase[] {
  const named = document.phases.length > 0 ? document.phases : [{ title: '', line: null, offset: null, groups: [] }]
  const phases = named.length > MAX_PHASES ? flatten(maker, named, fallback) : named
  const makeKey = makeKeys()
  return phases.flatMap((phase) => {
    const title = shorten(maker, phase.title || fallback, phase.line)
    const groups = makeGroups(maker, phase, title)
    return chunks(groups.length > 0 ? groups : [{ title, titleZh: zhOf(title), items: [] }], MAX_GROUPS).map(
      (part, index): TemplatePhase => {
        if (index > 0) maker.tell(phase.line, 'group_split', { max: MAX_GROUPS })
        const name = numbered(title, index)
        return { key: makeKey(name), title: name, titleZh: zhOf(name), offset: phase.offset, groups: part }
      },
    )
  })
}

function makeGroups(maker: ItemMaker, phase: ReadPhase, title: string): TemplateGroup[] {
  const seen = new Map<string, number>()
  const unique = (name: string): string => {
    const count = seen.get(name) ?? 0
    seen.set(name, count + 1)
    return count === 0 ? name : unique(numbered(name, count))
  }
  return phase.groups.flatMap((group) => {
    const name = group.title === '' ? title : shorten(maker, group.title, group.line)
    const before = guessBefore([group.title, phase.title], group.offset ?? phase.offset)
    const items = makeItems(maker, group.items, before)
    const own = ownOffset(group, phase)
    const [first] = items
    if (own) for (const item of items) item.due ??= own
    const about = joinDetails(group.notes.join('\n\n'), group.commands)
    if (first && about !== '')
      first.details =
        about.length + first.details.length > 7990
          ? cutDetails(maker, group.line, about, first.details)
          : fitLines(`${about}\n\n${first.details}`)
    else if (about !== '') maker.tell(group.line, 'part_cut', { text: about.slice(0, 200) })
    if (items.length > MAX_GROUP_ITEMS) maker.tell(group.line, 'group_split', { max: MAX_GROUP_ITEMS })
    return chunks(items, MAX_GROUP_ITEMS).map((part) => {
      const made = unique(name)
      return { title: made, titleZh: zhOf(made), items: part }
    })
  })
}

/** A group under a heading of its own time: its items are due then, not with the phase. */
const ownOffset = (group: ReadGroup, phase: ReadPhase): Due | null =>
  group.offset && JSON.stringify(group.offset) !== JSON.stringify(phase.offset) ? group.offset : null

function cutDetails(maker: ItemMaker, line: number | null, about: string, details: string): string {
  maker.tell(line, 'details_cut', { max: 8000 })
  return fitLines(`${about}\n\n${details}`).slice(0, 8000).toWellFormed().trim()
}

/** A document with more headings than a template has phases: one phase, whose groups hold as many items as they may. */
function flatten(maker: ItemMaker, phases: readonly ReadPhase[], fallback: string): ReadPhase[] {
  maker.tell(phases[0]!.line, 'headings_flattened', { count: phases.length, max: MAX_PHASES })
  const groups = phases.flatMap((phase) =>
    phase.groups.map((group) => ({
      ...group,
      title: [phase.title, group.title].filter(Boolean).join(' › '),
      offset: group.offset ?? phase.offset,
    })),
  )
  const fewer =
    groups.length <= MAX_PHASES * MAX_GROUPS ? groups : [{ ...groups[0]!, title: fallback, items: groups.flatMap((group) => group.items) }]
  return [{ title: fallback, line: phases[0]!.line, offset: null, groups: fewer }]
}

function shorten(maker: ItemMaker, title: string, line: CarriedNote['line']): string {
  const { kept, rest } = cutLine(title, MAX_TITLE)
  if (rest !== '') maker.tell(line, 'title_cut', { title: title.slice(0, 400), max: MAX_TITLE })
  return kept === '' ? '…' : kept
}

/** `Name (2)`: the second of a name, no longer than a title may be. */
const numbered = (name: string, index: number) =>
  index === 0
    ? name
    : `${name
        .slice(0, MAX_TITLE - 8)
        .toWellFormed()
        .trim()} (${index + 1})`

const zhOf = (title: string) => (/\p{Script=Han}/u.test(title) && !/[A-Za-z]{3}/.test(title) ? title : '')

const chunks = <T>(list: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(list.length / size) }, (_, index) => list.slice(index * size, (index + 1) * size))
