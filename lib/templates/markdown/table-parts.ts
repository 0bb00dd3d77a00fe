import { hasBlank, labelledBlanks } from './blanks'
import { type Reading, setFate } from './reading'
import { isSignatureLabel, namesRole } from './roles'
import { addField, addSlot, inSignOff } from './slots-and-fields'
import type { Column } from './table-columns'
import type { Table } from './walk-table'

const ROLE =
  /^(?:role|roles|approver|position|function|title|team|sign-?off|signatory|approval|reviewer|stakeholder|responsible(?: party)?|department|required approval|角色|职务|岗位|审批人|签署人|审批角色|部门|职位)(?:\s.*)?$/iu
const NAME = /^(?:(?:printed |full )?name|person|who|approver|owner|assignee|signatory|assigned to|姓名|名字|负责人|人员)(?:\s.*)?$/iu
const DATE = /^(?:date|date\s*[/&]\s*time|date signed|signed on|approved on|when|日期|时间|签署日期|签字日期)(?:\s.*)?$/iu
const SIGNED =
  /^(?:signature|signed|sign-?off|sign|initials|approved|approval|approved\?|decision|go\s*\/\s*no-?go|签名|签字|签署|审批|批准|是否批准)(?:\s.*)?$/iu
const STATUS = /^(?:status|state|状态)(?:\s*[(（].*)?$/iu

/** A table of roles that sign becomes slots: a column of roles beside a date, a signature or, where signatures are asked for, a name. */
export function takeRoles(reading: Reading, table: Table): boolean {
  const at = (pattern: RegExp, not: number[] = []) =>
    table.headers.findIndex((header, index) => pattern.test(header) && !not.includes(index))
  const role = roleColumn(table, at(ROLE))
  if (role < 0) return false
  const name = at(NAME, [role])
  const date = at(DATE, [role, name])
  const signed = at(SIGNED, [role, name, date])
  const asks = inSignOff(reading)
  const status = at(STATUS, [role, name, date])
  const decides = signed >= 0 || (date >= 0 && name >= 0) || (asks && (date >= 0 || name >= 0 || status >= 0)) || (name >= 0 && status >= 0)
  if (!decides) return false
  let taken = 0
  for (const [index, row] of table.rows.entries()) {
    const texts = table.texts[index]!
    const label = texts[role] ?? ''
    if (label === '' || hasBlank(label)) continue
    addSlot(reading, row.line, label, filled(texts[name]), filled(texts[date]))
    taken++
  }
  if (taken === 0) return false
  setFate(reading, table.line, table.body - 1, 'tableHead', table.line)
  return true
}

/** The column of roles: named so, or the first one where every cell names a role. */
function roleColumn(table: Table, named: number): number {
  if (named >= 0) return named
  const first = table.headers.findIndex((header) => NAME.test(header) || header === '')
  const roles = table.texts.filter((row) => namesRole(row[first] ?? '')).length
  return first >= 0 && roles > 0 && roles === table.rows.length && table.headers.some((header) => isSignatureLabel(header)) ? first : -1
}

const filled = (text: string | undefined) =>
  !text || hasBlank(text) || /^(?:\[[^\]]*\]|<[^<>]*>|tbd|tba|-|–|[□☐⬜]|_+)$/iu.test(text) ? null : text

/** Blanks in cells: `Prepared by: ____` is labelled by itself, a bare `____` by the cell before it or by its column. */
export function takeCellBlanks(reading: Reading, table: Table): void {
  const rows = [
    { line: table.line, texts: table.headers },
    ...table.rows.map((row, index) => ({ line: row.line, texts: table.texts[index]! })),
  ]
  for (const { line, texts } of rows) {
    for (const [at, text] of texts.entries()) {
      if (!hasBlank(text)) continue
      const own = labelledBlanks(text)
      const near =
        texts.slice(0, at).findLast((each) => each !== '' && !hasBlank(each)) ??
        (hasBlank(table.headers[at] ?? '') ? '' : table.headers[at])
      for (const { label } of own) if (label !== '' || near) addField(reading, line, label || near!, null)
    }
  }
}

const METRIC = /^(?:metric|metrics|indicator|kpi|sli|measure|measurement|signal|指标|度量)(?:\s.*)?$/iu
const TARGET = /^(?:target|goal|expected|objective|slo|baseline|normal|目标|期望)(?:\s.*)?$/iu
const THRESHOLD =
  /^(?:(?:alert(?:ing)? |alarm |critical |warning |rollback )?threshold|alert|alarm|limit|critical|rollback (?:if|when|trigger)|阈值|告警阈值|警戒值)(?:\s.*)?$/iu
const RISK = /^(?:risk|risks|threat|风险|风险项)(?:\s.*)?$/iu
const PROBABILITY = /^(?:probability|likelihood|chance|可能性|概率)(?:\s.*)?$/iu
const IMPACT = /^(?:impact|severity|consequence|影响|严重性)(?:\s.*)?$/iu
const MITIGATION = /^(?:mitigation|mitigations|response|countermeasure|action|plan|contingency|缓解|缓解措施|应对|应对措施)(?:\s.*)?$/iu
const OWNER = /^(?:owner|responsible|负责人)(?:\s.*)?$/iu

/** Whether a table lists risks: it may have a status, and still is no checklist. */
export const isRiskTable = (headers: string[]) =>
  headers.some((header) => RISK.test(header)) && headers.some((header) => PROBABILITY.test(header) || MITIGATION.test(header))

/** Keeps a table of metrics or risks for the parts of the product that use them. */
export function keepTable(reading: Reading, table: Table, columns: Column[], hasItems: boolean): boolean {
  const at = (pattern: RegExp) => columns.findIndex(({ header }) => pattern.test(header))
  const cell = (row: string[], index: number) => row[index] ?? ''
  const span = { line: table.line + 1, endLine: table.last + 1 }
  const rows = table.texts.map((texts, index) => ({ texts, line: table.rows[index]!.line + 1 }))
  const [metric, target, threshold] = [at(METRIC), at(TARGET), at(THRESHOLD)]
  if (metric >= 0 && (target >= 0 || threshold >= 0)) {
    const metrics = rows.map(({ texts, line }) => ({
      name: cell(texts, metric),
      target: cell(texts, target),
      threshold: cell(texts, threshold),
      line,
    }))
    reading.kept.push({ kind: 'metrics', ...span, rows: metrics.filter(({ name }) => name !== '') })
  } else if (isRiskTable(table.headers)) {
    const [risk, probability, impact, mitigation, owner] = [at(RISK), at(PROBABILITY), at(IMPACT), at(MITIGATION), at(OWNER)]
    const risks = rows.map(({ texts, line }) => ({
      risk: cell(texts, risk),
      probability: cell(texts, probability),
      impact: cell(texts, impact),
      mitigation: cell(texts, mitigation),
      owner: cell(texts, owner),
      line,
    }))
    reading.kept.push({ kind: 'risks', ...span, rows: risks.filter((each) => each.risk !== '') })
  } else return false
  if (!hasItems) setFate(reading, table.line, table.last, 'kept', table.line)
  return true
}
