import { randomUUID } from 'node:crypto'
import type { PersonActor } from '@/lib/core/actor'
import type { TemplateBodyInput, TemplateItemInput } from '@/lib/templates/schema'
import { done } from './stage'

const item = (key: string, text: string, more: Partial<TemplateItemInput> = {}): TemplateItemInput => ({
  key,
  text,
  before: 'completion',
  ...more,
})

/** A small plan with one of everything that has a date or goes beside the items. */
const body: TemplateBodyInput = {
  phases: [
    {
      key: 'before',
      title: 'Preparation',
      groups: [
        {
          title: 'A day ahead',
          items: [
            item('freeze_told', 'Freeze is announced', { before: 'start', due: { days: -2 } }),
            item('backup_checked', 'Backup is checked', { before: 'start', due: { days: -1 }, roleKey: 'devops' }),
            item('report_filed', 'Report is filed', { before: 'start' }),
          ],
        },
      ],
    },
    {
      key: 'd_day',
      title: 'D-day',
      groups: [
        {
          title: 'Window',
          items: [
            item('deploy', 'Deploy', { due: { afterMinutes: 5 }, estimateMinutes: 20, roleKey: 'devops' }),
            item('tell_clients', 'Clients are told', {
              kind: 'communication',
              params: { communication: 'maintenance' },
              due: { afterMinutes: 30 },
            }),
            item('office_call', 'Call with the office', { due: { day: 0, time: '16:00' } }),
          ],
        },
      ],
    },
  ],
  slots: [{ slotRoleKey: 'tech_lead', name: 'Tech Lead', before: 'start', covers: ['version'], meaning: 'I have read it.' }],
  metrics: [
    { key: 'error_rate', title: 'Error rate', titleZh: '错误率', unit: '%', target: '< 0.1 %', threshold: '> 1 %' },
    { key: 'p95', title: 'p95', titleZh: 'p95', unit: 'ms', target: '< 500 ms', threshold: '> 1000 ms' },
  ],
  watches: [
    {
      key: 'hour_one',
      title: 'First hour',
      titleZh: '第一小时',
      phase: 'd_day',
      fromMinutes: 0,
      toMinutes: 60,
      everyMinutes: 15,
      graceMinutes: 20,
      figures: ['error_rate', 'p95'],
    },
  ],
  communications: [
    {
      key: 'maintenance',
      title: 'Maintenance mail',
      titleZh: '维护邮件',
      channel: 'mail',
      audience: 'API clients',
      subject: '{{title}} {{version}}: maintenance',
      text: 'From {{window_start}} to {{window_end}}.\nImpact: {{impact}}.\n{{contact}}',
      fields: [
        { key: 'impact', label: 'Impact' },
        { key: 'contact', label: 'Contact', value: 'team@example.invalid' },
      ],
    },
  ],
  risks: [{ text: 'Connections run out', probability: 'low', impact: 'high', mitigation: 'Connection pooling.' }],
  prompts: [
    { key: 'went_well', title: 'What went well', titleZh: '哪些做得好' },
    { key: 'surprises', title: 'Surprises', titleZh: '意外情况' },
  ],
}

type DatedRelease = { releaseId: string; title: string; itemId: (key: string) => string }

/**
 * A release of the demo's Hostaway integration with a dated plan, in an environment of its own, being prepared. `startedAt`: it has been in
 * progress since then, without the signatures a start asks for.
 */
export async function datedRelease(
  manager: PersonActor,
  window: { start: Date; minutes: number; timeZone: string },
  startedAt: Date | null = null,
): Promise<DatedRelease> {
  const { db } = await import('@/lib/core/db/client')
  const { publishTemplate } = await import('@/lib/templates/publish-template')
  const { createEnvironment } = await import('@/lib/integrations/create-environment')
  const { createRelease } = await import('@/lib/releases/create-release')
  const { prepareRelease } = await import('@/lib/releases/prepare-release')
  const integration = await db.integration.findUniqueOrThrow({ where: { key: 'hostaway' } })
  const unique = randomUUID().slice(0, 8)
  const { versionId } = done(await publishTemplate(manager, { key: `dated_${unique}`, name: `Dated ${unique}`, body }))
  const environment = done(
    await createEnvironment(manager, { integrationId: integration.id, key: `dated-${unique}`, name: `Dated ${unique}` }),
  )
  const title = `Plan ${unique}`
  const { releaseId } = done(
    await createRelease(manager, {
      integrationId: integration.id,
      environmentId: environment.id,
      templateVersionId: versionId,
      title,
      version: '1.0.0',
      window: {
        start: window.start.toISOString(),
        end: new Date(window.start.getTime() + window.minutes * 60_000).toISOString(),
        timeZone: window.timeZone,
      },
    }),
  )
  done(await prepareRelease(manager, { releaseId }))
  if (startedAt) await db.release.update({ where: { id: releaseId }, data: { state: 'in_progress', startedAt } })
  const { checklist } = await db.release.findUniqueOrThrow({
    where: { id: releaseId },
    select: { checklist: { select: { items: { select: { id: true, key: true } } } } },
  })
  const itemId = (key: string): string => {
    const found = checklist.items.find((one) => one.key === key)
    if (!found) throw new Error(`The plan has no item ${key}`)
    return found.id
  }
  return { releaseId, title, itemId }
}
