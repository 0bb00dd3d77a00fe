import { z } from 'zod'
import { markdownFile } from '@/lib/core/markdown-file'
import { currentActor } from '@/lib/core/session'
import { exportTemplate } from '@/lib/templates/export-queries'

const Params = z.strictObject({
  as: z.enum(['gonogo', 'imported']).default('gonogo'),
  version: z.coerce.number().int().min(1).max(100_000).optional(),
})

/** A version of a template as a Markdown file, for whoever may read templates. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const [actor, { id }] = await Promise.all([currentActor(), params])
  if (!actor) return new Response(null, { status: 401 })
  const asked = Params.safeParse(Object.fromEntries(new URL(request.url).searchParams))
  if (!asked.success) return new Response(null, { status: 400 })
  const { as, version } = asked.data
  const exported = z.uuid().safeParse(id).success ? await exportTemplate(actor, id, { as, number: version }) : null
  return exported ? markdownFile(exported.name, exported.text) : new Response(null, { status: 404 })
}
