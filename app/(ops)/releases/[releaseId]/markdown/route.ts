import { z } from 'zod'
import { markdownFile } from '@/lib/core/markdown-file'
import { currentActor } from '@/lib/core/session'
import { exportRelease } from '@/lib/records/queries'

const Params = z.strictObject({ language: z.enum(['en', 'zh', 'both']).optional() })

/** A release as a Markdown file, for whoever may read it. `?language=en`, `zh` or `both` says in which language the plan stands. */
export async function GET(request: Request, { params }: { params: Promise<{ releaseId: string }> }): Promise<Response> {
  const [actor, { releaseId }] = await Promise.all([currentActor(), params])
  if (!actor) return new Response(null, { status: 401 })
  const asked = Params.safeParse(Object.fromEntries(new URL(request.url).searchParams))
  if (!asked.success) return new Response(null, { status: 400 })
  const exported = z.uuid().safeParse(releaseId).success ? await exportRelease(actor, releaseId, asked.data.language) : null
  return exported ? markdownFile(exported.name, exported.text) : new Response(null, { status: 404 })
}
