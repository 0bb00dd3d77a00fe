import { type CellState, cellState } from './state-words'

/** What a column of a table is for. */
export type ColumnKind = 'label' | 'state' | 'pass' | 'fail' | 'requirement' | 'number' | 'other'

export interface Column {
  header: string
  kind: ColumnKind
  /** What each body cell says of a state, by row. */
  states: (CellState | null)[]
  texts: string[]
}

const STATE =
  /^(?:status|state|done|completed?|completion|check(?:ed)?|tick(?:ed)?|result|outcome|progress|ok|verified|verified\?|finished|ready|pass(?:ed)?|pass\s*\/\s*fail|go\s*\/\s*no-?go|yes\s*\/\s*no|y\s*\/\s*n|[✓✔✅☑☐⬜□]\uFE0F?|\[[ xX]?\]|状态|完成|是否完成|完成情况|完成状态|已完成|勾选|结果|检查结果|进度|打勾|确认)\s*\??(?:\s*[(（].*)?$/iu
const STATE_IN =
  /\b(?:status|done|completed?|checked|verified|implemented|in place|met|satisfied|compliant|fulfilled|tested|configured|reviewed|passed|resolved|deployed|shipped|migrated|rolled out|signed off|finished|ready)\b|状态|完成|已(?:部署|上线|测试|验证|配置|就绪)/iu
/** A header that is a question: `In place?`, `Tested (Y/N)`. */
const ASKS = /[?？]\s*(?:[(（].*)?$|[(（](?:y(?:es)?\s*\/\s*no?|是\s*\/\s*否)[)）]/iu
const PASS = /^(?:pass|passed|yes|y|ok|go|done|complete|是|通过|合格|✅|✓|✔)$/iu
const FAIL = /^(?:fail|failed|no|n|not ok|no-?go|not done|否|不通过|不合格|❌|✗|✘)$/iu
const OPTION = /^(?:n\/?a|not applicable|不适用)$/iu
const REQUIREMENT =
  /\b(?:required?|requires|mandatory|optional|needed|must|should|applie[sd]|applicable|support(?:ed|s)?|prod(?:uction)?|staging|dev(?:elopment)?|test(?:ing)?|uat|qa|local|env(?:ironment)?|free|pro|enterprise|basic|tier|level|available|availability|included|enabled|blocking|blocker|critical|gate|automated|manual|secret|sensitive)\b|必需|必须|必填|必选|需要|支持|可选|生产|测试环境|预发|开发|强制|等级|是否必/iu
const REQUIRED = /\b(?:required|mandatory|optional)\b|必需|必须|必填|可选/iu
const ITEM =
  /^(?:(?:checklist |check |test |action |work )?(?:item|task|check|step|action|requirement|criteri(?:on|a)|question|gate|activity|deliverable|control|verification|test(?: case)?)s?(?:\s.*)?|检查项|检查项目|检查内容|任务|事项|步骤|操作|动作|要求|内容|项|检查点|测试项|标准)$/iu
const NAMED =
  /^(?:what|description|details?|name|title|subject|summary|topic|component|area|feature|service|system|项目|名称|描述|说明|标题)(?:\s.*)?$/iu
const NUMBER = /^(?:#|no\.?|nr\.?|n[o°º]\.?|id|ref|number|step ?#|序号|编号|号)$/iu

/** Whether a header names what is to be done: `Item`, `Step`, `检查项`. */
export const isItemHeader = (header: string) => ITEM.test(header)
/** Whether a header asks for a state: `Status`, `Done?`, `完成`. */
export const isStateHeader = (header: string) => STATE.test(header)
/** Whether marks below such a header say what is needed or supported where, not what is done: `Required`, `Prod`, `必需`. */
export const isRequirementHeader = (header: string) => REQUIREMENT.test(header)

/**
 * Reads what each column is for from its header and what its cells say. `headers` are plain texts; `raws[row][column]` the cells as
 * written.
 */
export function readColumns(headers: string[], raws: string[][], texts: string[][], stateColumn: number | null): Column[] {
  const columns: Column[] = headers.map((header, index) => ({
    header,
    kind: 'other',
    // A mark may be written as an entity or a short code: then it reads as one, and cannot be spliced.
    states: raws.map(
      (row, at) => cellState(row[index] ?? '') ?? (/[&:]/.test(row[index] ?? '') ? cellState(texts[at]?.[index] ?? '') : null),
    ),
    texts: texts.map((row) => row[index] ?? ''),
  }))
  for (const column of columns) if (isNumbering(column)) column.kind = 'number'
  if (stateColumn !== null) {
    if (columns[stateColumn]) columns[stateColumn].kind = 'state'
  } else markStates(columns)
  const label = findLabel(columns)
  if (label) label.kind = 'label'
  return columns
}

function isNumbering(column: Column): boolean {
  const filled = column.texts.filter((text) => text !== '')
  if (filled.length === 0) return NUMBER.test(column.header)
  return (
    filled.every((text) => /^[A-Za-z]{0,4}[-.]?\d+(?:\.\d+)*[.)]?$/.test(text)) &&
    !column.states.some((state) => state !== null && state.style !== 'yesNo')
  )
}

/** A cell that is a mark and nothing else. */
const pure = (state: CellState | null) => state !== null && state.rest === ''

function markStates(columns: Column[]): void {
  const marked = columns.filter((column) => column.kind !== 'number' && isMarked(column))
  if (markAnswers(columns, marked)) return
  const named = marked.filter(
    ({ header }) => isStateHeader(header) || ((STATE_IN.test(header) || ASKS.test(header)) && !isRequirementHeader(header)),
  )
  if (named.length > 0) {
    const ticked = named.filter((column) => column.states.some((state) => state?.style === 'bracket'))
    for (const column of ticked.length > 0 ? ticked : named.slice(0, 1)) column.kind = 'state'
    for (const column of marked) if (column.kind === 'other') column.kind = 'requirement'
    return
  }
  const boxed = marked.filter((column) =>
    column.states.every((state) => state === null || state.style === 'bracket' || state.style === 'box'),
  )
  const asked = boxed.filter((column) => !REQUIRED.test(column.header))
  if (asked.length > 0) {
    for (const column of asked) column.kind = 'state'
    return
  }
  const emoji = marked.filter((column) => column.states.some((state) => state?.style === 'emoji' || state?.style === 'box'))
  // Something still to come (⏳, 🔄) says that the marks tell progress, whatever the columns are called.
  const progress = emoji.some((column) =>
    column.states.some((state) => state?.style === 'emoji' && state.state === 'open' && state.remark === null),
  )
  if (progress && emoji.length > 1) {
    for (const column of emoji) column.kind = REQUIRED.test(column.header) ? 'requirement' : 'state'
    return
  }
  const free = emoji.filter((column) => !isRequirementHeader(column.header))
  const only = emoji.length === 1 && free.length === 1 ? free[0]! : null
  const waits = only?.states.some((state) => state !== null && state.state === 'open' && state.remark === null)
  if (only && (only.header === '' || waits || columns.some((column) => isItemHeader(column.header)))) only.kind = 'state'
  for (const column of marked) if (column.kind === 'other') column.kind = 'requirement'
}

/** Columns of answers to tick: Pass and Fail, Yes and No, perhaps N/A. One that nobody ticked yet counts as well. */
function markAnswers(columns: Column[], marked: Column[]): boolean {
  const open = columns.filter((column) => marked.includes(column) || column.texts.every((text) => text === ''))
  const pass = open.find((column) => PASS.test(column.header) && column.states.every((state) => state === null || state.style !== 'word'))
  const fail = open.find((column) => FAIL.test(column.header))
  if (!pass || !fail) return false
  pass.kind = 'pass'
  for (const column of open) if (column !== pass && (FAIL.test(column.header) || OPTION.test(column.header))) column.kind = 'fail'
  return true
}

/**
 * Whether a column's filled cells are marks (nearly all of them), and at least one is. Yes and no mean a state only where the header asks.
 */
function isMarked(column: Column): boolean {
  const filled = column.states.filter((_, row) => column.texts[row] !== '')
  if (filled.length === 0) return false
  const asks = isStateHeader(column.header) || ASKS.test(column.header) || STATE_IN.test(column.header)
  const marks = filled.filter((state) => pure(state) && (asks || (state!.style !== 'yesNo' && state!.style !== 'word')))
  return marks.length > 0 && marks.length >= filled.length * (asks ? 0.5 : 0.8)
}

function findLabel(columns: Column[]): Column | undefined {
  const free = columns.filter((column) => column.kind === 'other' && column.texts.some((text) => text !== ''))
  return (
    free.find((column) => isItemHeader(column.header)) ??
    free.find((column) => NAMED.test(column.header) && !/^(?:component|area|feature|service|system)/i.test(column.header)) ??
    free[0] ??
    columns.find((column) => column.kind === 'number' && column.texts.some((text) => /\p{L}/u.test(text)))
  )
}
