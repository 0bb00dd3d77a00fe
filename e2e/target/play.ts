import { clay } from './clay'
import { hostaway } from './hostaway'
import type { Meter } from './meter'
import { qwed } from './qwed'
import { recsys } from './recsys'
import { type Ask, json, refusal } from './reply'
import { type Played, wrongMethod } from './routes'
import type { Settings } from './settings'
import { Uppzy } from './uppzy'
import { WindowLimit } from './window-limit'

/** What the systems share. */
export interface Stage {
  version: string
  startedMs: number
  meter: Meter
  cursorSecret: Buffer
  settings: Settings
  faultsOn: () => number
}

/** The systems of one target: who answers a request, and what happens when a setting changes. */
export interface Players {
  play: (ask: Ask) => Promise<Played>
  onSettings: (set: Partial<Settings>) => void
}

const minute = 60_000

/** Sets the five systems up, and the target's own endpoints. */
export function players(stage: Stage): Players {
  const { meter, settings, version } = stage
  const perMinute = new WindowLimit(settings.uppzy_per_minute, minute)
  const quota = new WindowLimit(settings.qwed_quota, minute)
  // The figures of a system count the request that asks for them.
  const figures = (system: string) => (ask: Ask) => meter.figures(system, performance.now() - ask.begun)
  const uppzy = new Uppzy({ version, figures: figures('uppzy'), asyncChatMs: () => settings.async_chat_ms, perMinute })

  async function played(ask: Ask): Promise<Played | null> {
    switch (ask.path.split('/')[1]) {
      case 'hostaway':
        return listings(stage, ask, () => figures('hostaway')(ask))
      case 'uppzy':
        return uppzy.play(ask)
      case 'qwed':
        return qwed({ version, figures: figures('qwed'), quota }, ask)
      case 'recsys': {
        const answered = await meter.answered('recsys')
        return recsys({ answered }, ask)
      }
      case 'clay':
        return clay({ figures: figures('clay') }, ask)
      default:
        return ownEndpoint(stage, ask)
    }
  }

  return {
    play: async (ask) => (await played(ask)) ?? { reply: refusal(404, 'not_found', 'There is no such endpoint.'), endpoint: 'other' },
    onSettings: (set) => {
      if (set.uppzy_per_minute !== undefined) perMinute.reset(set.uppzy_per_minute)
      if (set.qwed_quota !== undefined) quota.reset(set.qwed_quota)
    },
  }
}

async function ownEndpoint(stage: Stage, ask: Ask): Promise<Played | null> {
  const found = (reply: Played['reply']): Played => ({ reply, endpoint: ask.path })
  // A service that repeats what it was sent, keys included: what the product shows of it must be masked.
  if (ask.path === '/echo') {
    return found(json(200, { method: ask.method, query: Object.fromEntries(ask.query), headers: ask.headers, body: ask.body }))
  }
  if (!['/healthz', '/readyz', '/metrics'].includes(ask.path)) return null
  if (ask.method !== 'GET' && ask.method !== 'HEAD') return found(wrongMethod('GET, HEAD'))
  if (ask.path === '/metrics') {
    const body = await stage.meter.text(stage.faultsOn())
    return found({ status: 200, headers: { 'content-type': stage.meter.registry.contentType }, body })
  }
  return found(json(200, { status: ask.path === '/healthz' ? 'up' : 'ready' }))
}

function listings(stage: Stage, ask: Ask, figures: () => ReturnType<Meter['figures']>): Played | null {
  if (ask.method !== 'GET' && ask.method !== 'HEAD') return { reply: wrongMethod('GET, HEAD'), endpoint: 'other' }
  const setup = {
    cursorSecret: stage.cursorSecret,
    version: stage.version,
    cursorTtlMs: () => stage.settings.cursor_ttl_s * 1000,
    figures,
    uptimeSeconds: () => Math.floor((Date.now() - stage.startedMs) / 1000),
  }
  const page = hostaway(setup, ask, ask.path.slice('/hostaway'.length))
  return page && { reply: page.reply, cursorFlaw: page.cursorFlaw, endpoint: ask.path }
}
