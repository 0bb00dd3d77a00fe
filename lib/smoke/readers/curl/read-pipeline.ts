import type { ReadRequest, RefusedPart } from '../read-request'
import { because, type Why } from '../why'
import { evaluatePipe, inputOf } from './evaluate-text'
import { expandText, expandWord, type Variables } from './expand-word'
import { isAssigning, isBefore, isCurl, isHarmless } from './known-commands'
import { makeRequests } from './make-requests'
import { type Argument, readArguments } from './read-arguments'
import { captureOf, readPipe } from './read-pipe'
import { readAssignment } from './read-assignment'
import type { Command, Pipeline, Word } from './shell'
import { type Input, RefusedCurl } from './settings'

export interface PipelineMeaning {
  requests: ReadRequest[]
  refused: RefusedPart[]
}

/**
 * What one pipeline means: the requests of its curl, or a variable set for those that follow. Refused, each at its line: a curl that cannot be
 * meant, and commands that are none. `capture` names the variable that takes its output.
 */
export function readPipeline(pipeline: Pipeline, variables: Variables, capture: string | null = null): PipelineMeaning {
  const meaning: PipelineMeaning = { requests: [], refused: [] }
  const refuse = (line: number, why: Why) => meaning.refused.push({ line, why })
  const commands = pipeline.commands.map(withoutPrefix)
  const at = commands.findIndex((command) => isCurl(plainText(command.words[0])))
  if (at < 0) {
    readOther(commands[0]!, pipeline, variables, meaning)
    return meaning
  }
  const command = commands[at]!
  try {
    if (pipeline.after === '||') throw new RefusedCurl('after_failure')
    if (pipeline.cut) throw new RefusedCurl('ampersand_unquoted')
    if (command.foreign) throw new RefusedCurl(command.foreign)
    const words = command.words.slice(1).flatMap((word) => argumentsOf(word, variables))
    const input = inputOf(command.redirects, variables, expandText) ?? pipedInput(commands.slice(0, at), variables)
    const behind = commands.slice(at + 1).map((each) => each.words.map((word) => textOrEmpty(word, variables)))
    const pipe =
      capture === null
        ? readPipe(
            behind,
            words.map(({ text }) => text),
          )
        : { assertions: [], refused: [] }
    const taken =
      capture === null
        ? null
        : captureOf(
            capture,
            behind,
            words.map(({ text }) => text),
          )
    if (capture !== null && !taken) pipe.refused.push(because('shell_capture_more', { name: capture, variable: `{{${capture}}}` }))
    for (const settings of readArguments(words, input)) {
      const notes: Why[] = []
      for (const request of makeRequests(settings, command.line, notes)) {
        if (settings.fail) request.assertions.push({ kind: 'status', params: { expected: '200-399' } })
        request.assertions.push(...pipe.assertions)
        if (taken) request.captures.push(taken)
        meaning.requests.push(request)
      }
      for (const why of new Map(notes.map((note) => [JSON.stringify(note), note])).values()) refuse(command.line, why)
    }
    for (const why of pipe.refused) refuse(command.line, why)
  } catch (error) {
    if (!(error instanceof RefusedCurl)) throw error
    // With `--next` an earlier part may stand already; a command is taken whole or not at all.
    meaning.requests.length = 0
    meaning.refused.length = 0
    refuse(command.line, error.why)
  }
  return meaning
}

function argumentsOf(word: Word, variables: Variables): Argument[] {
  const answer = expandWord(word, variables)
  if ('why' in answer) throw new RefusedCurl(answer.why)
  const [only, ...more] = word.parts
  const bare = more.length === 0 && only?.kind === 'variable' && !only.quoted
  return answer.fields.map((text) => ({ text, bare }))
}

function pipedInput(before: Command[], variables: Variables): Input {
  if (before.length === 0) return { why: because('input_missing') }
  return evaluatePipe(before, variables, expandText)
}

function textOrEmpty(word: Word, variables: Variables): string {
  const answer = expandText(word, variables)
  return 'text' in answer ? answer.text : ''
}

const plainText = (word: Word | undefined): string => {
  const [only, ...more] = word?.parts ?? []
  return only?.kind === 'text' && more.length === 0 ? only.text : ''
}

/** Without `time`, `sudo` and the like, and without variables set for this command alone. */
function withoutPrefix(command: Command): Command {
  let index = 0
  while (index < command.words.length - 1 && isBefore(plainText(command.words[index]))) index++
  return { ...command, words: command.words.slice(index), line: command.words[index]?.line ?? command.line }
}

/** A pipeline without a curl of its own: variables that are set, what only prints, or what is not read. */
function readOther(command: Command, pipeline: Pipeline, variables: Variables, meaning: PipelineMeaning): void {
  const name = plainText(command.words[0])
  const words = isAssigning(name) ? command.words.slice(1) : command.words
  let set = 0
  for (const word of words) {
    const assignment = readAssignment(word)
    if (!assignment) break
    set++
    const inner = assignment.script?.find(
      (item) => item.kind === 'pipeline' && item.commands.some((each) => isCurl(plainText(each.words[0]))),
    )
    if (inner?.kind === 'pipeline' && assignment.script?.length === 1) {
      variables.values.set(assignment.name, null)
      const found = readPipeline(inner, variables, assignment.variable)
      meaning.requests.push(...found.requests)
      meaning.refused.push(...found.refused)
      continue
    }
    const answer = expandText({ parts: assignment.parts, line: word.line }, variables)
    variables.values.set(assignment.name, 'text' in answer ? answer.text : null)
    if ('why' in answer)
      meaning.refused.push({ line: word.line, why: because('shell_value', { name: assignment.name.slice(0, 64), why: answer.why }) })
  }
  if (isAssigning(name) || (set > 0 && set === words.length) || isHarmless(name)) return
  const rest = set > 0 ? plainText(words[set]) : name
  if (isCurl(rest)) {
    const found = readPipeline(
      { ...pipeline, commands: [{ ...command, words: words.slice(set) }, ...pipeline.commands.slice(1)] },
      variables,
    )
    meaning.requests.push(...found.requests)
    meaning.refused.push(...found.refused)
    return
  }
  const named = /^[\w./-]{1,40}$/.test(rest)
  meaning.refused.push({ line: command.line, why: named ? because('command_no_curl', { name: rest }) : because('this_command_no_curl') })
}
