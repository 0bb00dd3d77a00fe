import { leadingBox } from './box'
import { type Candidate, type Cluster, type Reading, newCandidate, reportLine, setFate } from './reading'
import { withoutBlanks } from './blanks'

const MEANS_STATE =
  /checklist|check list|status|progress|\bdone\b|complete|verif|ready|readiness|\btasks?\b|\bsteps?\b|to-?dos?\b|\bpre-|\bpost-|sign-?off|validation|tests?\b|检查|清单|完成|进度|状态|验证|待办|就绪/iu
const MEANS_STYLE =
  /\bdo'?s\b|\bdon'?ts?\b|\bdo\b.*\bdon|best practi|anti-?pattern|feature|benefit|advantage|\bpros\b|\bcons\b|\bwhy\b|what'?s new|highlight|legend|\bkey\b|\bavoid\b|success criteria|considered (?:a )?success|consequence|trade-?offs?|alternative|drawback|options? considered|\bexample|图例|特性|优点|优势|亮点|示例/iu
/** Says that marks are states, whatever else the title is about: `Completed features`. */
const SAYS_STATE =
  /checklist|check list|\b(?:completed?|completion|status|progress|to-?dos?|done|not started|pending|remaining|outstanding)\b|清单|完成|进度|状态|待办|未开始|进行中/iu
const ADVISES = /\bdo'?s\b|\bdon'?ts?\b|best practi|anti-?pattern|\bexample|success criteria|considered|图例|示例/iu
/** A warning sign says that a thing is not well, in a list of states; alone it is an admonition. */
const WARNING = /^⚠/u
const ADVICE = /^(?:don'?t|do not|never|avoid|always|use|prefer|不要|禁止|避免)\b/i

/** Decides on check marks and emoji that may be decoration. Those that are no state become notes, and are reported. */
export function settleSoftMarks(reading: Reading): void {
  const clusters = Map.groupBy(reading.candidates, (candidate) => candidate.cluster)
  // Drawn boxes do not count here: unticking ✅ makes one, and must not change what the rest of the document means.
  const hard = reading.candidates.some((candidate) => !candidate.soft && candidate.mark?.style !== 'drawn')
  const boxesDrawn = /[□☐☑]/u.test(reading.source)
  const dropped = new Set<Candidate>()
  for (const [cluster, members] of clusters) {
    const soft = members.filter((each) => each.soft)
    if (soft.length === 0 || areStates(members, cluster, hard, boxesDrawn)) continue
    for (const each of soft) dropped.add(each)
  }
  if (dropped.size === 0) return
  reading.candidates = reading.candidates.filter((each) => !dropped.has(each))
  for (const each of dropped) drop(reading, each, dropped)
}

function areStates(members: Candidate[], { intro, list }: Cluster, hard: boolean, boxesDrawn: boolean): boolean {
  const soft = members.filter((each) => each.soft)
  // A sentence that begins with 🚧 is a sentence.
  if (!list && members.length === 1 && soft[0]!.state === 'open' && soft[0]!.remark === null) return false
  if (members.length > soft.length || soft.some((each) => each.state === 'open' && each.remark === null && !WARNING.test(each.sign)))
    return true
  if (soft.every((each) => WARNING.test(each.sign))) return false
  // ■ is a plain bullet in many documents: it is a filled box only beside empty ones.
  if (soft.every((each) => /^[■◼⬛▪▣🔳]/u.test(each.sign))) return boxesDrawn
  const [first] = soft
  // In code a check mark is what a program printed.
  if (first!.source === 'fence') return false
  const context = `${first!.headings.at(-1)?.text ?? ''} ${intro}`
  if (SAYS_STATE.test(context) && !ADVISES.test(context)) return true
  if (MEANS_STYLE.test(context) || soft.some((each) => ADVICE.test(each.text) && each.remark === 'failed')) return false
  return !hard || MEANS_STATE.test(context)
}

function drop(reading: Reading, candidate: Candidate, dropped: Set<Candidate>): void {
  let owner = candidate.parent
  while (owner && dropped.has(owner)) owner = owner.parent
  const notes = [candidate.text, ...candidate.notes]
  if (owner) owner.notes.push(...notes)
  else
    for (const text of notes) reading.notes.push({ headings: candidate.headings, text, command: null, line: candidate.line, bullet: true })
  setFate(reading, candidate.line, candidate.last, 'notUnderstood')
  reportLine(reading, candidate.line, 'mark_unclear')
}

/** The parent that is an item after all. */
export function ownerOf(candidate: Candidate, kept: Set<Candidate>): Candidate | null {
  let owner = candidate.parent
  while (owner && !kept.has(owner)) owner = owner.parent
  return owner
}

/** Boxes in code blocks: items where the document has none elsewhere, else reported. */
export function settleCode(reading: Reading): void {
  const offered = reading.candidates.length === 0
  for (const block of reading.codeBlocks) {
    const stack: { indent: number; candidate: Candidate }[] = []
    const cluster = { intro: '' }
    let last: { candidate: Candidate; column: number } | null = null
    for (let line = block.from; line <= block.to; line++) {
      const raw = reading.lines[line]?.text ?? ''
      const content = raw.replace(/^[\s>]*(?:(?:#|\/\/|\*)\s+)?(?:[-*+]|\d{1,3}[.)])?[ \t]*/, '')
      const column = raw.length - raw.trimStart().length
      const box = leadingBox(content)
      const text = box ? content.slice(box.after).trim() : ''
      const label = text === '' ? '' : withoutBlanks(reading.inline(text).text)
      if (
        !box ||
        !/[\p{L}\p{N}\p{P}\p{S}]/u.test(label) ||
        /^[=({[.,;]/.test(text) ||
        (box.soft && !offered) ||
        box.remark === 'unknownMark' ||
        leadingBox(text)
      ) {
        if (raw.trim() === '') last = null
        else if (last && column > last.column && !/^\s*(?:[-*+>→]|\d+[.)])\s/u.test(raw)) continueCode(last.candidate, raw, line)
        else {
          last = null
          while (stack.length > 0 && stack.at(-1)!.indent >= column) stack.pop()
        }
        continue
      }
      if (!offered) {
        reportLine(reading, line, 'box_in_code')
        continue
      }
      while (stack.length > 0 && stack.at(-1)!.indent >= column) stack.pop()
      reading.headings = block.headings
      const offset = reading.lines[line]!.start + raw.length - content.length
      const candidate = newCandidate(reading, {
        text: label,
        state: box.state,
        parent: stack.at(-1)?.candidate ?? null,
        line,
        last: line,
        source: 'fence',
        mark: { offset: offset + box.at, length: box.length, style: box.style },
        words: { offset: offset + content.lastIndexOf(text), length: text.length },
        remark: box.remark,
        soft: box.soft,
        sign: box.sign,
        cluster,
      })
      stack.push({ indent: column, candidate })
      last = { candidate, column }
    }
  }
}

function continueCode(candidate: Candidate, raw: string, line: number): void {
  candidate.text = `${candidate.text} ${raw.trim()}`
  candidate.words = null
  candidate.last = line
}
