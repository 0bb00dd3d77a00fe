import { randomUUID } from 'node:crypto'
import { db } from '@/lib/core/db/client'
import { integration, person } from '@/lib/core/testing/makers'
import { publishTemplate } from '@/lib/templates/publish-template'
import type { TemplateBodyInput, TemplateItemInput } from '@/lib/templates/schema'
import { createRelease } from '../create-release'
import { value } from './release'

const item = (key: string, more: Partial<TemplateItemInput> = {}): TemplateItemInput => ({
  key,
  text: `Item ${key}`,
  before: 'completion',
  ...more,
})

/** A plan with everything that goes beside it. */
const body: TemplateBodyInput = {
  phases: [
    {
      key: 'before',
      title: 'Before',
      groups: [
        {
          title: 'Checks',
          items: [
            item('review', { before: 'start', due: { days: -1 } }),
            item('owned', { before: 'start', due: { days: -1 }, roleKey: 'on_call_engineer' }),
          ],
        },
      ],
    },
    {
      key: 'd_day',
      title: 'D-day',
      groups: [{ title: 'Window', items: [item('tell', { kind: 'communication', params: { communication: 'maintenance' } })] }],
    },
  ],
  slots: [
    { slotRoleKey: 'tech_lead', name: 'Tech Lead', before: 'start', covers: ['version'], meaning: 'It may go.' },
    { slotRoleKey: 'on_call_engineer', name: 'On-Call Engineer', before: 'completion', covers: ['version'], meaning: 'It is done.' },
  ],
  metrics: [
    { key: 'error_rate', title: 'Error rate', titleZh: '错误率', unit: '%', target: '< 0.1 %', threshold: '> 1 %' },
    { key: 'p95', title: 'p95', unit: 'ms', target: '< 500 ms', threshold: '> 1000 ms' },
  ],
  watches: [
    {
      key: 'hour_one',
      title: 'First hour',
      phase: 'd_day',
      fromMinutes: 0,
      toMinutes: 60,
      everyMinutes: 15,
      graceMinutes: 10,
      figures: ['error_rate', 'p95'],
    },
  ],
  communications: [
    {
      key: 'maintenance',
      title: 'Maintenance',
      channel: 'mail',
      subject: '{{title}} {{version}}: maintenance',
      subjectZh: '{{title}} {{version}}：维护',
      text: 'From {{window_start}} to {{window_end}}. Impact: {{impact}}.\n{{contact}}',
      textZh: '{{window_start}} 至 {{window_end}}。影响：{{impact}}。\n{{contact}}',
      fields: [
        { key: 'impact', label: 'Impact' },
        { key: 'contact', label: 'Contact', value: 'team@example.invalid' },
      ],
    },
  ],
  risks: [{ text: 'Memory leak', probability: 'low', impact: 'medium', mitigation: 'Watch it' }],
  prompts: [{ key: 'went_well', title: 'What went well' }],
}

/** A release in progress since its window's start (`started` ago, in minutes), with people around it. For tests. */
export async function besideWorld(started = 0) {
  const place = await integration()
  const manager = await person({ role: 'administrator', name: 'Ines Duarte' })
  const onCall = await person({ role: 'on_call', slots: ['on_call_engineer'], name: 'Noor Haddad' })
  const techLead = await person({ role: 'viewer', slots: ['tech_lead'], name: 'Mira Kovač' })
  const viewer = await person({ role: 'viewer', name: 'Vera Lind' })
  const environment = place.environments.find((one) => one.production)!
  const template = value(await publishTemplate(manager, { key: `t_${randomUUID().slice(0, 8)}`, name: 'Beside', body }))
  const start = new Date(Math.floor(Date.now() / 60_000) * 60_000 - started * 60_000)
  const made = value(
    await createRelease(manager, {
      integrationId: place.id,
      environmentId: environment.id,
      templateVersionId: template.versionId,
      title: 'Cursor pagination',
      version: '2.14.0',
      artifacts: [{ name: 'api', digest: `sha256:${'9f'.repeat(32)}` }],
      window: { start: start.toISOString(), end: new Date(start.getTime() + 3_600_000).toISOString(), timeZone: 'UTC' },
    }),
  )
  const release = await db.release.update({
    where: { id: made.releaseId },
    data: { state: 'in_progress', startedAt: start },
    include: { checklist: { include: { items: true } } },
  })
  const itemId = (key: string) => release.checklist.items.find((one) => one.key === key)!.id
  return { place, environment, manager, onCall, techLead, viewer, releaseId: release.id, checklistId: release.checklistId, start, itemId }
}
