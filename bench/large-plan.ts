import { randomUUID } from 'node:crypto'
import { callAction } from '../e2e/support/call-action'
import { cast } from '../e2e/support/cast'
import { sessionCookie, sessionOf } from '../e2e/support/session'
import { actorOf, done } from '../e2e/support/stage'
import type { RunningApp } from '../e2e/support/start-app'
import { type Figure, figure, timed } from './figure'
import { measureInBrowser } from './large-plan-browser'

const phases = 10
const groups = 4
const perGroup = 50
const warmUp = 3
const imports = 20
const aim = '<= 300 ms p95'

/**
 * A plan of 2,000 items: looked at and brought in as Markdown, edited as a draft, shown as a release's page, read again, and ticked; from
 * request to answer, and at a browser.
 */
export async function measureLargePlan(app: RunningApp): Promise<Figure[]> {
  const cookie = await sessionOf(app, cast.manager)
  const preview: number[] = []
  const bring: number[] = []
  const imported: string[] = []
  // Each document is looked at and then made, as a person does; no two are alike, so that none was read before.
  for (let n = 0; n < warmUp + imports; n++) {
    const document = { name: `large-plan-${n}.md`, text: markdown(`Large plan ${n} ${randomUUID()}`) }
    const begun = performance.now()
    done(await callAction(app, 'readImportAction', cookie, { documents: [document] }))
    const seen = performance.now()
    const made = { ...document, corrections: [], templateName: `Large plan ${n}`, into: null }
    const answer = await callAction<{ made: { templateId: string }[] }>(app, 'makeImportAction', cookie, { documents: [made] })
    imported.push(done(answer).made[0]!.templateId)
    if (n < warmUp) continue
    preview.push(seen - begun)
    bring.push(performance.now() - seen)
  }

  const { db } = await import('@/lib/core/db/client')
  const templateId = imported.at(-1)!
  const draft = await db.templateVersion.findFirstOrThrow({ where: { templateId, state: 'draft' }, select: { id: true, revision: true } })
  let revision = draft.revision
  const edit = await timed(30, 5, async (n) => {
    const path = `/phases/${n % phases}/groups/0/items/${n}/text`
    const patch = [{ op: 'replace', path, value: `Checked once more, number ${n}` }]
    const input = { versionId: draft.id, revision, patch, label: { what: 'item_text', text: `Number ${n}` } }
    revision = done(await callAction<{ revision: number }>(app, 'editDraftAction', cookie, input)).revision
  })

  const { releaseId, checklistId, itemIds } = await releaseOf(app, draft.id, revision)
  const headers = { cookie: `${sessionCookie}=${cookie}` }
  const sizes: number[] = []
  const get = (path: string) => async () => {
    const response = await fetch(app.url + path, { headers, redirect: 'manual' })
    if (response.status !== 200) throw new Error(`${path}: ${response.status}`)
    sizes.push((await response.arrayBuffer()).byteLength)
  }
  const page = await timed(40, 8, get(`/releases/${releaseId}`))
  const pageSize = sizes.splice(0)
  const plan = await timed(40, 8, get(`/api/v1/checklists/${checklistId}/plan`))
  const planSize = sizes.splice(0)
  const view = await timed(40, 8, get(`/api/v1/releases/${releaseId}/view`))
  const tick = await timed(80, 10, async (n) => {
    done(await callAction(app, 'tickItemAction', cookie, { itemId: itemIds.at(-1 - n) }))
  })
  const manager = await db.person.findUniqueOrThrow({ where: { email: cast.manager }, select: { name: true } })
  const browser = await measureInBrowser(app, cookie, releaseId, manager.name)
  const count = phases * groups * perGroup
  const kilobytes = (bytes: number[]) => bytes.map((size) => size / 1000)
  return [
    figure(`import of ${count} items, what would become of it`, 'ms', preview, aim),
    figure(`import of ${count} items, made`, 'ms', bring, aim),
    figure(`draft edit, ${count} items`, 'ms', edit, aim),
    figure(`release page, ${count} items`, 'ms', page, aim),
    figure(`release page, ${count} items, size`, 'kB', kilobytes(pageSize)),
    figure(`plan (refetch), ${count} items`, 'ms', plan, aim),
    figure(`plan (refetch), ${count} items, size`, 'kB', kilobytes(planSize)),
    figure(`release view (refetch), ${count} items`, 'ms', view, aim),
    figure(`release page, ${count} items, first rows painted`, 'ms', browser.shown),
    figure(`release page, ${count} items, interactive`, 'ms', browser.interactive, aim),
    figure(`tick among ${count} items, request to stored`, 'ms', tick, aim),
    figure(`tick among ${count} items, click to tick shown`, 'ms', browser.ticked),
    figure(`tick among ${count} items, click to settled row`, 'ms', browser.settled, aim),
  ]
}

/** A checklist as somebody would write it, two thousand boxes long. */
function markdown(title: string): string {
  const lines = [`# ${title}`, '']
  for (let phase = 1; phase <= phases; phase++) {
    lines.push(`## Phase ${phase}`, '')
    for (let group = 1; group <= groups; group++) {
      lines.push(`### Group ${phase}.${group}`, '')
      for (let item = 1; item <= perGroup; item++)
        lines.push(
          `- [ ] Check number ${phase}.${group}.${item}: what it says holds for the release`,
          `  And what one looks at to know it.`,
        )
      lines.push('')
    }
  }
  return `${lines.join('\n')}\n`
}

/** Publishes the draft and makes a release of it, being prepared. */
async function releaseOf(app: RunningApp, versionId: string, revision: number) {
  const { db } = await import('@/lib/core/db/client')
  const { publishDraft } = await import('@/lib/templates/publish-draft')
  const { createRelease } = await import('@/lib/releases/create-release')
  const { prepareRelease } = await import('@/lib/releases/prepare-release')
  const manager = await actorOf(app, cast.manager)
  done(await publishDraft(manager, { versionId, revision, note: 'Measured' }))
  const environment = await db.environment.findFirstOrThrow({ where: { integration: { key: 'hostaway' }, production: true } })
  const { releaseId } = done(
    await createRelease(manager, {
      integrationId: environment.integrationId,
      environmentId: environment.id,
      templateVersionId: versionId,
      title: 'Two thousand items',
      version: '1.0.0',
      window: {
        start: new Date(Date.now() + 86_400_000).toISOString(),
        end: new Date(Date.now() + 90_000_000).toISOString(),
        timeZone: 'UTC',
      },
    }),
  )
  done(await prepareRelease(manager, { releaseId }))
  const release = await db.release.findUniqueOrThrow({
    where: { id: releaseId },
    select: { checklistId: true, checklist: { select: { items: { orderBy: { position: 'asc' }, select: { id: true } } } } },
  })
  return { releaseId, checklistId: release.checklistId, itemIds: release.checklist.items.map((item) => item.id) }
}
