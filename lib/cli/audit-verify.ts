import { createReadStream, existsSync } from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import type { ChainEntry } from '@/lib/core/audit/verify'
import { describeVerification } from './describe-verification'
import { openDatabase } from './open-database'
import { UsageError } from './usage'

const Line = z.object({
  seq: z.union([z.string().regex(/^\d+$/), z.number().int()]),
  at: z.string(),
  body: z.string(),
  prevHash: z.string(),
  hash: z.string(),
})

/**
 * Walks the whole audit chain and holds it against the signed checkpoints. Exit code 0 when every entry is as it was written, 1 with the
 * first bad entry otherwise. What follows the last checkpoint is reported as not yet protected.
 */
export async function auditVerify(args: string[]): Promise<number> {
  const options = readArgs(args)
  const close = options.file && options.checkpoints && options.key ? async () => {} : await openDatabase()
  try {
    const { readCheckpoints, trustedKey } = await import('@/lib/core/audit/checkpoint')
    const { readChain, readHead } = await import('@/lib/core/audit/read-chain')
    const { verifyChain } = await import('@/lib/core/audit/verify')
    const checkpoints = await readCheckpoints(options.checkpoints && given(options.checkpoints))
    // The head is read first: entries appended meanwhile are part of the walk, and the head is then one of them.
    const entries = options.file ? readExport(given(options.file)) : readChain()
    const result = await verifyChain(entries, checkpoints, {
      trustedKey: options.key ?? trustedKey(),
      ...(options.file ? {} : { head: await readHead() }),
    })
    process.stdout.write(`${describeVerification(result, checkpoints.at(-1)?.at)}\n`)
    return result.ok ? 0 : 1
  } finally {
    await close()
  }
}

function readArgs(args: string[]): { file?: string; checkpoints?: string; key?: string } {
  try {
    return parseArgs({ args, options: { file: { type: 'string' }, checkpoints: { type: 'string' }, key: { type: 'string' } } }).values
  } catch (error) {
    throw new UsageError((error as Error).message)
  }
}

/** A path as the person gave it, from where the command was called. */
function given(file: string): string {
  const absolute = path.resolve(process.env.GONOGO_CWD ?? process.cwd(), file)
  if (!existsSync(absolute)) throw new Error(`There is no file ${absolute}.`)
  return absolute
}

async function* readExport(file: string): AsyncGenerator<ChainEntry> {
  let number = 0
  for await (const text of createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY })) {
    number++
    if (text === '') continue
    const parsed = Line.safeParse(parseJson(text))
    if (!parsed.success) throw new Error(`${file}, line ${number}: not an audit entry.`)
    yield { ...parsed.data, seq: BigInt(parsed.data.seq) }
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
