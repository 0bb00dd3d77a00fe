import { readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { describeSuite } from '@/lib/smoke/readers/describe-suite'
import { readSuite } from '@/lib/smoke/readers/read-suite'
import { saySuite } from '@/lib/smoke/readers/say-why'
import { describeChecklist } from '@/lib/templates/markdown/describe-checklist'
import { LARGEST_BYTES } from '@/lib/templates/markdown/limits'
import { readChecklistInThread } from '@/lib/templates/markdown/read-in-thread'
import { UsageError } from './usage'

type Refused = { refused: { line: number; why: string }[] }
/** What a file is read as. `read` gives what is printed as JSON, and the same for a person; `part` when some of it is refused all the same. */
interface ReadAs {
  read: (source: string, file: string) => Promise<{ json: object; said: string; part?: boolean } | Refused>
  /** What stands beside `refused` when nothing could be read. */
  none?: object
}

const kinds: Record<string, ReadAs> = {
  checklist: {
    read: async (source) => {
      const answer = await readChecklistInThread(source)
      if (!answer.ok) return { refused: [{ line: answer.line, why: answer.why }] }
      return { json: answer.document, said: describeChecklist(answer.document) }
    },
  },
  suite: {
    none: { requests: [] },
    read: async (source, file) => {
      const suite = saySuite(readSuite(source, file), 'en')
      return { json: suite, said: describeSuite(suite, file), part: suite.refused.length > 0 }
    },
  },
}

/**
 * Prints what an import would make of each file, in the order given; needs no database. With --json one line of JSON a file. Exit code 1
 * when a file, or a part of a suite, is refused, which never keeps the others from being read. `-` is the standard input.
 */
export async function readFiles(args: string[]): Promise<number> {
  const { files, as, json } = readArgs(args)
  let refusedAny = false
  // Who reads no further (`| head -1`) has what was wanted.
  let heard = true
  process.stdout.on('error', () => (heard = false))
  for (const file of files) {
    if (!heard) break
    const source = file === '-' ? await readInput() : await readSource(path.resolve(process.env.GONOGO_CWD ?? process.cwd(), file))
    const answer = typeof source === 'string' ? await as.read(source, file) : source
    if ('refused' in answer || answer.part) refusedAny = true
    await print(json ? JSON.stringify({ file, ...('refused' in answer ? { ...as.none, ...answer } : answer.json) }) : inWords(file, answer))
  }
  return refusedAny ? 1 : 0
}

function inWords(file: string, answer: { said: string } | Refused): string {
  return 'refused' in answer
    ? answer.refused.map(({ line, why }) => `${file}:${line}: refused: ${why}`).join('\n')
    : `${file}\n${answer.said}`
}

function readArgs(args: string[]): { files: string[]; as: ReadAs; json: boolean } {
  let parsed
  try {
    parsed = parseArgs({ args, allowPositionals: true, options: { as: { type: 'string' }, json: { type: 'boolean', default: false } } })
  } catch (error) {
    throw new UsageError((error as Error).message)
  }
  const { values, positionals } = parsed
  if (positionals.length === 0) throw new UsageError('Name at least one file to read.')
  const known = Object.keys(kinds).join(', ')
  if (values.as === undefined) throw new UsageError(`Say what to read it as: --as ${known}.`)
  if (!Object.hasOwn(kinds, values.as)) throw new UsageError(`A file cannot be read as "${values.as}". It can be read as: ${known}.`)
  return { files: positionals, as: kinds[values.as]!, json: values.json }
}

const refused = (why: string, line = 1): Refused => ({ refused: [{ line, why }] })

async function readSource(file: string): Promise<string | Refused> {
  try {
    const info = await stat(file)
    if (info.isDirectory()) return refused('it is a folder')
    if (!info.isFile()) return refused('it is no ordinary file')
    if (info.size > LARGEST_BYTES) return refused(`it is larger than ${LARGEST_BYTES / 1024 / 1024} MB`)
    return decode(await readFile(file))
  } catch (error) {
    return refused(reasonOf(error as NodeJS.ErrnoException))
  }
}

async function readInput(): Promise<string | Refused> {
  const pieces: Buffer[] = []
  let size = 0
  for await (const piece of process.stdin as AsyncIterable<Buffer>) {
    size += piece.length
    if (size > LARGEST_BYTES) return refused(`it is larger than ${LARGEST_BYTES / 1024 / 1024} MB`)
    pieces.push(piece)
  }
  return decode(Buffer.concat(pieces))
}

function decode(bytes: Buffer): string | Refused {
  const [first, second] = bytes
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return refused('it is UTF-16 text: save it as UTF-8')
  const nul = bytes.indexOf(0)
  if (nul >= 0) return refused('it holds a NUL byte: it is no text', lineAt(bytes, nul))
  try {
    // The byte-order mark is kept: offsets count from the file's first character.
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return refused('it is not UTF-8 text', firstBadLine(bytes))
  }
}

/** The line of the first byte that is no UTF-8: found by halves, since a prefix is valid exactly up to there. */
function firstBadLine(bytes: Buffer): number {
  let good = 0
  let bad = bytes.length
  while (bad - good > 1) {
    const middle = (good + bad) >> 1
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, middle), { stream: true })
      good = middle
    } catch {
      bad = middle
    }
  }
  return lineAt(bytes, good)
}

const lineAt = (bytes: Buffer, at: number) =>
  bytes
    .subarray(0, at)
    .toString('latin1')
    .split(/\r\n|\r|\n/).length

function reasonOf(error: NodeJS.ErrnoException): string {
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return 'there is no such file'
  if (error.code === 'EACCES' || error.code === 'EPERM') return 'it may not be read'
  if (error.code === 'ENAMETOOLONG') return 'its name is too long'
  return `it cannot be read (${error.code ?? error.message})`
}

/** Waits until a pipe has taken the line: the process ends right after the last. */
function print(text: string): Promise<void> {
  return new Promise((resolve) => {
    process.stdout.write(`${text}\n`, () => resolve())
  })
}
