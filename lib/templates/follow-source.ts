import { randomUUID } from 'node:crypto'
import { command } from '@/lib/core/command'
import { addJob } from '@/lib/core/events'
import { judgeUrl } from '@/lib/core/outgoing/address-policy'
import { parseHostLine } from '@/lib/core/outgoing/host-line'
import { refuse } from '@/lib/core/refusal'
import { encryptSecret } from '@/lib/core/secrets'
import { readInstanceSettings } from '@/lib/people/instance-settings'
import { lockUsedTemplate } from './lock-template'
import { noProblem, sourceJob, sourceSecretContext, tellSource } from './source-row'
import { FollowSourceInput } from './source-schema'

/**
 * Has a template follow a file: of a Git repository on a host that an administrator named, or below the folder that one named. Changes of
 * the file arrive as drafts. It is looked at at once. The password is kept encrypted and told to nobody.
 */
export const followSource = command({
  name: 'template.follow',
  input: FollowSourceInput,
  run: async ({ tx, actor, input, now, expectVersion }) => {
    const template = await lockUsedTemplate(tx, input.templateId)
    const settings = await readInstanceSettings(tx)
    if (input.kind === 'folder' && settings.sourceFolder === '') throw refuse('source_folder_missing', {}, { field: 'path' })
    if (input.kind === 'git') requireHost(input.url, settings)
    const found = await tx.templateSource.findUnique({ where: { templateId: template.id } })
    expectVersion({ version: found?.version ?? 0, value: found ? tellSource(found) : null })
    const id = found?.id ?? randomUUID()
    const git = input.kind === 'git'
    const sameServer = found?.kind === 'git' && git && found.url === input.url && found.username === input.username
    const secret =
      !git || input.token === ''
        ? null
        : input.token === undefined
          ? sameServer
            ? found.secret
            : null
          : encryptSecret(input.token, sourceSecretContext(id))
    const place = {
      kind: input.kind,
      url: git ? input.url : '',
      ref: git ? input.ref : '',
      path: input.path,
      username: git ? input.username : '',
      secret,
    }
    const same = found !== null && (['kind', 'url', 'ref', 'path', 'username'] as const).every((field) => found[field] === place[field])
    if (same && input.token === undefined) return { value: { version: found.version }, audit: null }
    const fresh = { lastDigest: null, lastCommit: null, lastCheckedAt: null, lastChangedAt: null, problem: noProblem }
    const saved = found
      ? await tx.templateSource.update({
          where: { id },
          data: { ...place, ...(same ? {} : fresh), createdByName: actor.name, createdAt: now, version: { increment: 1 } },
        })
      : await tx.templateSource.create({ data: { id, templateId: template.id, ...place, createdByName: actor.name, createdAt: now } })
    await addJob(tx, sourceJob, { sourceId: id }, { jobKey: `${sourceJob}:${id}`, maxAttempts: 1 })
    return {
      value: { version: saved.version },
      audit: {
        entity: { type: 'template', id: template.id, label: template.name },
        before: found ? tellSource(found) : null,
        after: tellSource(saved),
      },
      touched: [`template:${template.id}`],
    }
  },
})

function requireHost(url: string, { sourceHosts, allowLoopback }: { sourceHosts: string[]; allowLoopback: boolean }): void {
  if (url === '') throw refuse('source_url_missing', {}, { status: 400, field: 'url' })
  const rules = sourceHosts.flatMap((line) => parseHostLine(line) ?? [])
  const verdict = judgeUrl(new URL(url), { rules, allowLoopback, own: [] })
  if (!verdict.allowed) throw refuse('source_host_not_named', { host: new URL(url).host }, { field: 'url' })
}
