import { gzipSync } from 'node:zlib'
import { cast } from '../e2e/support/cast'
import { ownerSql, sessionCookie, sessionOf } from '../e2e/support/session'
import type { RunningApp } from '../e2e/support/start-app'
import type { Figure } from './figure'

/** JavaScript that the first load of a page names, compressed (gzip), in kB. Charts come later and are not among it. */
export async function measureFirstLoad(app: RunningApp): Promise<Figure[]> {
  const headers = { cookie: `${sessionCookie}=${await sessionOf(app, cast.manager)}` }
  const [release] = await ownerSql<{ id: string }>(app, 'select id from releases order by number desc limit 1')
  const [integration] = await ownerSql<{ key: string }>(app, 'select key from integrations order by key limit 1')
  const [suite] = await ownerSql<{ id: string }>(app, 'select id from smoke_suites limit 1')
  const paths = {
    'sign-in': '/sign-in',
    board: '/',
    releases: '/releases',
    release: `/releases/${release?.id}`,
    integration: `/integrations/${integration?.key}`,
    'smoke suite': `/smoke/${suite?.id}`,
    audit: '/audit',
  }
  const figures: Figure[] = []
  for (const [name, path] of Object.entries(paths)) {
    const response = await fetch(app.url + path, { headers: name === 'sign-in' ? {} : headers })
    if (response.status !== 200) throw new Error(`${path}: ${response.status}`)
    const html = await response.text()
    // A browser of these days does not fetch what is for those without modules.
    const scripts = [...html.matchAll(/<script[^>]+src="([^"]+\.js)[^"]*"[^>]*>/g)].filter(([tag]) => !/\snomodule\b/i.test(tag))
    const sources = new Set(scripts.map((match) => match[1]!))
    let bytes = 0
    for (const source of sources) bytes += gzipSync(new Uint8Array(await (await fetch(app.url + source)).arrayBuffer())).length
    figures.push({
      what: `JavaScript of ${name}`,
      median: Math.round(bytes / 100) / 10,
      p95: null,
      unit: 'kB gzip',
      runs: 1,
      aim: '<= 220 kB',
    })
  }
  return figures
}
