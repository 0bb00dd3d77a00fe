import { fold } from './inline-text'

/** A labelled place in a line: `Name: ____`, `**Version**: 1.0`. `value` is null for a blank to fill. */
export interface Labelled {
  label: string
  value: string | null
  /** It is a drawn blank (underscores, dots), not just nothing after the colon. */
  blank: boolean
}

const BLANK = /(?:_[ \u00a0]?){2,}_|…{2,}|\.{5,}|＿{2,}|(?:\\_){3,}/gu
const LABEL_ALONE = /^(?:date|time|name|signature|signed|initials|日期|姓名|签名|签字)$/iu
const SEPARATORS = /^[\s|/,;，；、·•—–-]+|[\s|/,;，；、·•—–-]+$/gu

/** Whether a line is nothing but a place to write on: four or more underscores (three are a rule), full-width ones or dots. */
export function isBlankLine(text: string): boolean {
  return /^\s*(?:(?:_[ \t]*){4,}|(?:\\_){4,}|＿{3,}|\.{8,}|…{3,})\s*$/u.test(text)
}

/** Whether a line holds a blank to fill. */
export function hasBlank(text: string): boolean {
  return HAS_BLANK.test(text)
}

const HAS_BLANK = new RegExp(BLANK.source, 'u')

/** The label without its blanks: `Backup id: ____` → `Backup id`. Unchanged when there is none. */
export function withoutBlanks(text: string): string {
  if (!hasBlank(text)) return text
  let end = 0
  let bare = ''
  // By hand, from blank to blank: a pattern for all of them at the end would try every way to cut a row of underscores.
  for (const match of text.matchAll(BLANK)) {
    if (end === 0 || text.slice(end, match.index).trim() !== '') bare = text.slice(0, match.index)
    end = match.index + match[0].length
  }
  if (text.slice(end).trim() !== '') return fold(text)
  bare = bare.replace(/[\s:：|/,;(（-]{1,200}$/u, '')
  // A blank in the middle of a sentence is part of it.
  return bare === '' || hasBlank(bare) ? fold(text) : bare
}

const DETAIL =
  /(?:[ \t\u00a0]{2,}|\t|[ \t]*[|;,(（–—][ \t]*)(?:date|time|initials?|by|signature|signed|sign|name|owner|日期|时间|签名|签字|姓名)\s*[:：]/iu

/** An item's label as written, without what a form asks beside it: `Backup verified   Date: ____ Initials: ____`. */
export function withoutDetails(raw: string): string {
  if (raw.length > 1000 || !hasBlank(raw)) return raw
  const detail = DETAIL.exec(raw)
  return detail && hasBlank(raw.slice(detail.index)) ? raw.slice(0, detail.index) : raw
}

/**
 * The labelled blanks of a line, in order. `**Tech Lead**: ____ Date: ____` gives two. The text is read raw: bold signs are dropped here.
 */
export function labelledBlanks(raw: string): Labelled[] {
  const text = raw.replace(/\*{1,3}|`|<\/?[a-z][^<>]*>|&nbsp;/gi, ' ').replace(/\\_/g, '_')
  const found: Labelled[] = []
  let from = 0
  for (const match of text.matchAll(BLANK)) {
    const before = text.slice(from, match.index)
    from = match.index + match[0].length
    const label = cleanLabel(before)
    // `___ to ___`: words between blanks are no label.
    if (found.length > 0 && !/[:：=]\s*$/u.test(before) && !LABEL_ALONE.test(label)) continue
    found.push({ label, value: null, blank: true })
  }
  return found
}

function cleanLabel(text: string): string {
  const last = text.split(/\t|[ \u00a0]{2,}/u).findLast((part) => part.trim() !== '') ?? ''
  const words = fold(LABEL_ALONE.test(last.replace(/[\s:：]+$/u, '').trim()) ? last : text)
    .replace(SEPARATORS, '')
    .replace(/\s*[:：=]\s*(?:[(（"'“]|v)?$/u, '')
    .replace(/^[)）"'”.\s]+|[(（"'“\s]+$/gu, '')
  // `Done at 02:05, checked by: ____`: the label is what stands nearest.
  const near = words.length > 80 ? (words.split(/[.;。；]\s*/u).at(-1) ?? words) : words
  return near.replace(SEPARATORS, '')
}

const BOLD_LABEL = /^\s*(?:\*\*|__)([^*_\n][^*\n]{0,58}?)(?:[:：]\s*(?:\*\*|__)|(?:\*\*|__)\s*[:：])[ \t\u00a0]*(.*)$/u
const PLAIN_LABEL = /^\s*([\p{L}][\p{L}\p{N} /&()'’-]{0,38}?)\s*[:：](?:\s+|(?<=：))(.*)$/u
const KNOWN =
  /^(?:release|version|release version|date|target date|release date|deployment date|go-?live date|start date|end date|due date|last updated?|updated|last modified|created|created on|next review(?: date)?|review date|reviewed on|author|authors|owner|owners|prepared by|written by|approved by|reviewed by|deployed by|status|document status|environment|environments?|feature|ticket|tickets|issue|jira|service|system|application|project|team|window|maintenance window|deployment window|change request|change id|change number|due|due date|tags|priority|assignee|document id|classification|contact|slack channel|channel|on-?call|release manager|发布日期|日期|版本|版本号|负责人|作者|环境|状态|最后更新|更新日期|更新时间|创建日期|下次评审|项目|系统|服务)$/iu
const REMARK =
  /^(?:note|notes|warning|important|caution|tip|hint|info|attention|remember|example|nb|ps|why|how|注意|提示|警告|重要|说明|备注|例如)$/iu

/** `**Last updated**: 2025-01-10`, or `Version: 1.0` where the label is one people put at the head of a document. Null for prose. */
export function labelledValue(raw: string): Labelled | null {
  const bold = BOLD_LABEL.exec(raw)
  const plain = bold ? null : PLAIN_LABEL.exec(raw)
  const label = fold((bold ?? plain)?.[1] ?? '').replace(/[*_`]/g, '')
  if (label === '' || REMARK.test(label) || (plain && !KNOWN.test(label))) return null
  const value = (bold ?? plain)?.[2]?.trim() ?? ''
  if (!KNOWN.test(label) && (value.length > 100 || (value.length > 40 && /[.。!?:：]$|[.。!?]\s+\p{L}/u.test(value)))) return null
  return { label, value: isPlaceholder(value) ? null : value, blank: false }
}

/** Whether a label is one that stands at the head of documents (`Version`, `Owner`, `日期`). */
export const isKnownLabel = (label: string) => KNOWN.test(label)

function isPlaceholder(value: string): boolean {
  return (
    value === '' || /^(?:\[[^\]]*\]|<[^<>]*>|\{[^{}]*\}|tbd|tba|todo|n\/a|-|–|yyyy-mm-dd|待定|_[^_]+_)$/iu.test(value.replace(/[*`]/g, ''))
  )
}
