import type { Due } from '../schema'
import { guessKind } from './guess-kind'
import { type Heading, sectionName } from './headings'
import { type Candidate, type Reading, hiddenTitle } from './reading'
import type { ReadGroup, ReadItem, ReadPhase } from './read-types'
import { ownerOf } from './settle'
import { dayOf, readDue } from './timing'

export interface Assembled {
  items: ReadItem[]
  phases: ReadPhase[]
  /** Lines (from 0) of titles that items stand under. */
  titles: ReadonlySet<number>
  /** Lines (from 0) of titles whose prose belongs to no item; null for prose before the first. */
  bare: ReadonlySet<number | null>
}

/** What the candidates that stand become: items, nested and flat, and the phases and groups they are in. */
export function assemble(reading: Reading): Assembled {
  const kept = new Set(reading.candidates)
  const made = new Map<Candidate, ReadItem>()
  const items: ReadItem[] = []
  const phases = new PhaseTree(reading)
  for (const candidate of [...reading.candidates].sort((one, two) => one.line - two.line)) {
    const owner = ownerOf(candidate, kept)
    const parent = owner ? made.get(owner) : undefined
    const item = toItem(reading, candidate, parent?.depth ?? -1)
    made.set(candidate, item)
    items.push(item)
    if (parent) parent.items.push(item)
    else phases.groupOf(candidate.headings).items.push(item)
  }
  const bare = new Set<number | null>()
  for (const { headings, text, command } of reading.notes) {
    const group = phases.known(headings) ?? phases.firstBelow(headings)
    if (!group) bare.add(headings.at(-1)?.line ?? null)
    if (text !== null) group?.notes.push(text)
    if (command) group?.commands.push(command)
  }
  return { items, phases: phases.phases, titles: phases.titles, bare }
}

function toItem(reading: Reading, candidate: Candidate, above: number): ReadItem {
  const { text, state, line, last, source, mark, words, notes, commands, remark } = candidate
  const section = sectionName(candidate.headings, hiddenTitle(reading))
  const due = readDue(text, 0, true)
  return {
    text,
    state,
    depth: above + 1,
    section,
    line: line + 1,
    endLine: last + 1,
    source,
    mark,
    words,
    notes,
    commands,
    kind: guessKind(text, commands),
    due,
    remark,
    items: [],
  }
}

/** Phases are the outermost titles below the document's own; every deeper title in them is a group. */
class PhaseTree {
  readonly phases: ReadPhase[] = []
  readonly titles = new Set<number>()
  private readonly byHeading = new Map<Heading | null, ReadPhase>()
  private readonly groups = new Map<string, ReadGroup>()
  /** The first group below each run of titles. */
  private readonly firsts = new Map<string, ReadGroup>()

  constructor(private readonly reading: Reading) {}

  groupOf(headings: Heading[]): ReadGroup {
    return this.known(headings) ?? this.make(headings)
  }

  /** The group of these titles when it has been made: prose of a section without items makes none. */
  known(headings: Heading[]): ReadGroup | undefined {
    return this.groups.get(this.keyOf(headings))
  }

  /**
   * The first group below these titles: what introduces a section belongs to what it introduces. The document's own title introduces too
   * much.
   */
  firstBelow(headings: Heading[]): ReadGroup | undefined {
    if (headings.every((heading) => heading === hiddenTitle(this.reading))) return undefined
    return this.firsts.get(this.keyOf(headings))
  }

  private keyOf(headings: Heading[]): string {
    return headings.map((heading) => heading.line).join('/')
  }

  private below(headings: Heading[]): Heading[] {
    const below = headings.filter((heading) => heading !== hiddenTitle(this.reading))
    return below.length > 0 ? below : headings
  }

  private make(headings: Heading[]): ReadGroup {
    const [top = null, ...deeper] = this.below(headings)
    for (const heading of this.below(headings)) this.titles.add(heading.line)
    let phase = this.byHeading.get(top)
    if (!phase) {
      const offset = top ? readDue(top.text) : null
      phase = { title: top?.text ?? '', line: top ? top.line + 1 : null, offset, groups: [] }
      this.byHeading.set(top, phase)
      this.phases.push(phase)
    }
    const offset = deeper.reduce<Due | null>((due, heading) => readDue(heading.text, dayOf(due)) ?? due, phase.offset)
    const group: ReadGroup = {
      title: deeper.map((heading) => heading.text).join(' › '),
      line: deeper.at(-1) ? deeper.at(-1)!.line + 1 : phase.line,
      offset: deeper.length > 0 ? offset : phase.offset,
      notes: [],
      commands: [],
      items: [],
    }
    phase.groups.push(group)
    this.groups.set(this.keyOf(headings), group)
    for (let depth = 1; depth < headings.length; depth++) {
      const above = this.keyOf(headings.slice(0, depth))
      if (!this.firsts.has(above)) this.firsts.set(above, group)
    }
    return group
  }
}
