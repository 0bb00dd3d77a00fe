import fs from 'node:fs'
import path from 'node:path'
import { ownerSql } from './session'
import { root, type RunningApp } from './start-app'

/** Every page there is, as the app folder says: `/integrations/[key]`. */
export function pagePatterns(folder = path.join(root, 'app'), prefix = ''): string[] {
  return fs.readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.name === 'page.tsx') return [prefix || '/']
    if (!entry.isDirectory()) return []
    return pagePatterns(path.join(folder, entry.name), /^\(.*\)$/.test(entry.name) ? prefix : `${prefix}/${entry.name}`)
  })
}

/** Pages for those who are not signed in. */
export const outside = new Set(['/sign-in', '/setup', '/invite/[token]'])

/** A real address for a page of the demo, with ids of things that exist. */
export async function addressOf(app: RunningApp, pattern: string): Promise<string> {
  const parts = pattern.split('/').filter(Boolean)
  const filled: string[] = []
  for (const part of parts) {
    if (!part.startsWith('[')) filled.push(part)
    else filled.push(await sample(app, filled.join('/'), part.replace(/[[\].]/g, '')))
  }
  return `/${filled.join('/')}`
}

/** The release that the demo prepares for Hostaway: its plan has every part there is. */
const prepared = `from releases where state not in ('completed', 'aborted') and template_name = 'Dated release' order by number limit 1`

/** The template whose plan has every part there is, with a draft: without one its editor has nothing to show. */
const withDraft = `with made as (
  insert into template_versions (id, template_id, number, based_on, state, body, digest, created_by_name)
  select gen_random_uuid(), v.template_id, v.number + 1, v.number, 'draft', v.body, '', 'Ines Duarte'
  from template_versions v join templates t on t.id = v.template_id
  where t.key = 'dated_release'
    and not exists (select 1 from template_versions d where d.template_id = t.id and d.state = 'draft')
  order by v.number desc limit 1
) select id::text v from templates where key = 'dated_release'`

/** A run that failed: its page has the most to say, and suites that run by themselves do not change it. */
const failedRun = `select id::text v from smoke_runs where state = 'failed' order by created_at limit 1`

/** One id of each kind of thing, by the address it stands in. */
const samples: Record<string, string> = {
  'integrations:key': `select key v from integrations where key = 'hostaway'`,
  'releases:id': `select id::text v ${prepared}`,
  'releases:releaseId': `select id::text v ${prepared}`,
  'releases:number': `select number::text v ${prepared}`,
  'smoke:id': 'select id::text v from smoke_suites order by created_at limit 1',
  'smoke:suiteId': 'select id::text v from smoke_suites order by created_at limit 1',
  'smoke/runs:id': failedRun,
  'smoke/runs:runId': failedRun,
  'templates:id': withDraft,
  'templates:key': 'select key v from templates order by key limit 1',
  'audit:seq': 'select max(seq)::text v from audit_entries',
  'settings/people:id': 'select id::text v from people order by email limit 1',
}

async function sample(app: RunningApp, before: string, name: string): Promise<string> {
  const sql = samples[`${before}:${name}`]
  if (!sql) throw new Error(`Say in e2e/support/pages.ts what to put for [${name}] after /${before}`)
  const [row] = await ownerSql<{ v: string }>(app, sql)
  if (!row) throw new Error(`The demo holds nothing for [${name}] after /${before}`)
  return encodeURIComponent(row.v)
}
