import { hasPrompt } from './match-prompt'
import type { RefusedPart } from '../read-request'
import { because } from '../why'

export interface PreparedSource {
  text: string
  transcript: boolean[]
  rootPrompt: boolean
  refused: RefusedPart[]
}

const fence = /^([ \t]*)(`{3,}|~{3,})[ \t]*([\w+-]*)[^`]*$/
const shells = /^(?:|sh|bash|zsh|shell|shell-?session|console|terminal|curl|cmd|text|txt|plaintext|powershell)$/i

/**
 * Makes a pasted text readable as shell, line for line: in Markdown only blocks of code of a shell are left, and a curl in the prose is
 * refused. Says which lines belong to a transcript (a block, or the text, with prompts).
 */
export function prepareSource(source: string): PreparedSource {
  const lines = source
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .split('\n')
  const refused: RefusedPart[] = []
  const blocks = lines.some((line) => fence.test(line)) ? keepBlocks(lines, refused) : [{ from: 0, to: lines.length }]
  const transcript: boolean[] = []
  for (const { from, to } of blocks) {
    const prompts = lines.slice(from, to).some(hasPrompt)
    for (let index = from; index < to; index++) transcript[index + 1] = prompts
  }
  const script = lines[0]?.startsWith('#!') ?? false
  // Who runs the script is no comment on what follows.
  if (script) lines[0] = ''
  const rootPrompt = !script && !lines.some((line) => /^\s*(?:curl\s|[\w.@:~/[\] -]{0,80}[$%❯] +\S)/.test(line))
  return { text: lines.join('\n'), transcript, rootPrompt, refused }
}

/** Empties every line that is no code of a shell; takes the indentation of the fence from the code. */
function keepBlocks(lines: string[], refused: RefusedPart[]): { from: number; to: number }[] {
  const blocks: { from: number; to: number }[] = []
  let open: { mark: string; indent: number; keep: boolean; from: number } | null = null
  for (const [index, line] of lines.entries()) {
    const [, indent = '', mark = '', language = ''] = fence.exec(line) ?? []
    if (!open) {
      lines[index] = ''
      if (mark) open = { mark, indent: indent.length, keep: shells.test(language), from: index + 1 }
      else refuseProse(line, index, refused)
    } else if (mark && mark[0] === open.mark[0] && mark.length >= open.mark.length && language === '') {
      lines[index] = ''
      if (open.keep) blocks.push({ from: open.from, to: index })
      open = null
    } else if (open.keep) {
      lines[index] = line.slice(Math.min(open.indent, line.length - line.trimStart().length))
    } else {
      lines[index] = ''
      refuseProse(line, index, refused)
    }
  }
  if (open?.keep) blocks.push({ from: open.from, to: lines.length })
  return blocks
}

function refuseProse(line: string, index: number, refused: RefusedPart[]): void {
  if (/(^|[\s`"'(])curl\s+(?:-|['"]?https?:|['"]?\$)/.test(line)) {
    refused.push({ line: index + 1, why: because('curl_outside_code') })
  }
}
