import { z } from 'zod'
import { markdownFile } from '@/lib/core/markdown-file'
import { currentActor } from '@/lib/core/session'
import { exportRelease, exportTickedDocument } from '@/lib/records/queries'

const Params = z.strictObject({ as: z.enum(['record', 'imported']).default('record'), language: z.enum(['en', 'zh', 'both']).optional() })

/**
 * A release as a Markdown file, for whoever may read it. `?language=en`, `zh` or `both` says in which language the plan stands;
 * `?as=imported` gives the document that the plan was imported from, ticked as the release stands.
 */
export async function GET(request: Request, { params }: { params: Promise<{ releaseId: string }> }): Promise<Response> {
  const [actor, { releaseId }] = await Promise.all([currentActor(), params])
  if (!actor) return new Response(null, { status: 401 })
  const asked = Params.safeParse(Object.fromEntries(new URL(request.url).searchParams))
  if (!asked.success) return new Response(null, { status: 400 })
  const { as, language } = asked.data
  const write = () => (as === 'imported' ? exportTickedDocument(actor, releaseId) : exportRelease(actor, releaseId, language))
  const exported = z.uuid().safeParse(releaseId).success ? await write() : null
  return exported ? markdownFile(exported.name, exported.text) : new Response(null, { status: 404 })
}
