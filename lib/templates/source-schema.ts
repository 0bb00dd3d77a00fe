import { z } from 'zod'
import { line, oneLine, safe } from './fields'
import { TemplateBody } from './schema'

/** A path below the folder or the repository: no way up, no absolute one. */
export const SourcePath = safe
  .trim()
  .min(1)
  .max(400)
  .regex(/^[^\p{Cc}\\]+$/u, 'source_path')
  .refine((path) => !path.startsWith('/') && path.split('/').every((part) => part !== '' && part !== '.' && part !== '..'), 'source_path')

/** A branch or a tag; nothing means the repository's own default. */
const Ref = z
  .string()
  .trim()
  .max(200)
  .regex(/^(?:[\w][\w./+-]*)?$/, 'source_ref')
  .refine((ref) => !ref.includes('..') && !ref.endsWith('/') && !ref.endsWith('.lock'), 'source_ref')
  .default('')

/** HTTPS, without a user, a query or a fragment in it. */
const GitUrl = oneLine(1000)
  .default('')
  .refine((text) => {
    if (text === '') return true
    if (!URL.canParse(text)) return false
    const url = new URL(text)
    return url.protocol === 'https:' && url.username === '' && url.password === '' && url.search === '' && url.hash === ''
  }, 'source_url')

/** What a template is to follow. Of a folder's file only the path is said. */
export const FollowSourceInput = z.strictObject({
  templateId: z.uuid(),
  kind: z.enum(['git', 'folder']),
  url: GitUrl,
  ref: Ref,
  path: SourcePath,
  username: oneLine(200).default(''),
  /**
   * Password or token for the repository, kept encrypted and never told again. Left out, the one that is kept stays as long as the
   * repository is the same.
   */
  token: z
    .string()
    .max(2000)
    .regex(/^[\x20-\x7e]*$/, 'source_secret')
    .optional(),
})
export type FollowSourceInput = z.infer<typeof FollowSourceInput>

export const SourceOfInput = z.strictObject({ templateId: z.uuid() })
export const SourceJob = z.strictObject({ sourceId: z.uuid() })

/** What a look at a followed file saw: that it is as it was, or why it could not be taken over. */
export const NoteSourceInput = z.strictObject({
  sourceId: z.uuid(),
  version: z.int().min(1),
  code: z.string().max(40).nullable(),
  params: z.record(z.string().max(40), z.union([z.string().max(300), z.number()])).default({}),
})

/** A change of a followed file, read. */
export const TakeSourceInput = z.strictObject({
  sourceId: z.uuid(),
  version: z.int().min(1),
  digest: z.string().regex(/^[0-9a-f]{64}$/),
  commit: z.string().max(64).nullable(),
  body: TemplateBody,
  name: line(300),
  text: safe.max(2_000_000),
  origins: z.unknown(),
})

/** Why a file that is followed could not be taken over. The texts are `following.problems` in the messages. */
export const SOURCE_PROBLEMS = [
  'host_not_named',
  'refused_address',
  'unreachable',
  'timeout',
  'too_large',
  'redirected',
  'not_authorised',
  'no_repository',
  'no_ref',
  'no_file',
  'not_a_file',
  'not_text',
  'no_folder',
  'outside_folder',
  'secret_unreadable',
  'errors',
  'took_too_long',
  'draft_open',
  'retired',
  'failed',
] as const
export type SourceProblemCode = (typeof SOURCE_PROBLEMS)[number]

export const SourceProblem = z.strictObject({
  code: z.enum(SOURCE_PROBLEMS),
  params: z.record(z.string().max(40), z.union([z.string().max(300), z.number()])).default({}),
  /** How often in a row; grows the pause. */
  count: z.int().min(1).max(1_000_000).default(1),
})
export type SourceProblem = z.infer<typeof SourceProblem>
