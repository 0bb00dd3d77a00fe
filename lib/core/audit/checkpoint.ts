import { createPrivateKey, createPublicKey, sign } from 'node:crypto'
import { mkdir, open, readFile, truncate } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { db } from '../db/client'
import { env, requireEnv } from '../env'
import { type Checkpoint, checkpointMessage } from './verify'

const CheckpointLine = z.object({
  seq: z.string().regex(/^\d+$/),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  at: z.string(),
  key: z.string(),
  signature: z.string(),
})

/** Where checkpoints go: a file outside the database, or the place the administrator names. */
export function checkpointFile(): string {
  const { GONOGO_CHECKPOINT_FILE, GONOGO_DATA } = env()
  return GONOGO_CHECKPOINT_FILE ?? path.join(/* turbopackIgnore: true */ GONOGO_DATA, 'audit', 'checkpoints.jsonl')
}

function signingKey() {
  return createPrivateKey({ key: Buffer.from(requireEnv('GONOGO_CHECKPOINT_KEY'), 'base64'), format: 'der', type: 'pkcs8' })
}

/** The public half (base64 SPKI): what verification trusts, and what is written beside the checkpoints. */
export function trustedKey(): string {
  return createPublicKey(signingKey()).export({ format: 'der', type: 'spki' }).toString('base64')
}

/**
 * Signs where the chain stands and appends it to the checkpoint file, on disk before it returns. Nothing is written when
 * the chain has not moved. Answers the checkpoint, or null.
 */
export async function writeCheckpoint(): Promise<Checkpoint | null> {
  const head = await db.auditHead.findUniqueOrThrow({ where: { id: 1 } })
  const previous = (await readCheckpoints()).at(-1)
  if (head.seq === 0n || previous?.seq === head.seq.toString()) return null
  const core = { seq: head.seq.toString(), hash: Buffer.from(head.hash).toString('hex'), at: new Date().toISOString() }
  const signature = sign(null, checkpointMessage(core), signingKey()).toString('base64')
  const checkpoint = { ...core, key: trustedKey(), signature }
  const file = checkpointFile()
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 })
  await dropTornEnd(file)
  const handle = await open(file, 'a', 0o600)
  try {
    await handle.write(`${JSON.stringify(checkpoint)}\n`)
    await handle.sync()
  } finally {
    await handle.close()
  }
  return checkpoint
}

/** A line that a power cut left half written would spoil the one after it. */
async function dropTornEnd(file: string): Promise<void> {
  const content = await readFile(file).catch(() => Buffer.alloc(0))
  const whole = content.lastIndexOf('\n') + 1
  if (whole < content.length) await truncate(file, whole)
}

/** All checkpoints of the file. A line torn by a power cut at the very end is left out; any other bad line is refused. */
export async function readCheckpoints(file = checkpointFile()): Promise<Checkpoint[]> {
  const content = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ''
    throw error
  })
  const lines = content.split('\n')
  const checkpoints: Checkpoint[] = []
  lines.forEach((line, index) => {
    if (line === '') return
    try {
      checkpoints.push(CheckpointLine.parse(JSON.parse(line)))
    } catch {
      if (index < lines.length - 1) throw new Error(`Checkpoint file, line ${index + 1}: not a checkpoint`)
    }
  })
  return checkpoints
}
