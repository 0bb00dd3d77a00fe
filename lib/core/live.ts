import { Client } from 'pg'
import { describeError, log } from './log'

type Listener = (topic: string, version: number) => void

type Hub = { listeners: Set<Listener>; version: number; connecting: boolean; client: Client | null }

const held = globalThis as typeof globalThis & { gonogoLive?: Hub }
const hub: Hub = (held.gonogoLive ??= { listeners: new Set(), version: Date.now(), connecting: false, client: null })

/** Sent to every listener when notices may have been missed: refetch what you show. */
export const missed = '*'

/**
 * Hears what commands touched, through one LISTEN connection a process. Topics are ids (`release:ID`); who
 * hears one refetches under their own rights. Answers how to stop hearing.
 */
export function listen(listener: Listener): () => void {
  hub.listeners.add(listener)
  if (!hub.client && !hub.connecting) void connect()
  return () => {
    hub.listeners.delete(listener)
  }
}

/**
 * How many notices this process has heard. A page made at one count and listening from another may have missed some; the counts
 * of two processes never agree, which only makes a page fetch once more than it had to.
 */
export function liveVersion(): number {
  return hub.version
}

async function connect(): Promise<void> {
  hub.connecting = true
  const client = new Client({ connectionString: process.env.DATABASE_URL, application_name: 'gonogo-live', keepAlive: true })
  const again = () => {
    if (hub.client !== client && !hub.connecting) return
    hub.client = null
    hub.connecting = true
    client.removeAllListeners()
    client.on('error', () => {})
    void client.end().catch(() => {})
    setTimeout(() => void connect(), 1000).unref()
  }
  client.on('error', (error) => {
    log.warn({ error: describeError(error) }, 'live connection lost')
    again()
  })
  client.on('end', again)
  client.on('notification', ({ payload }) => tell(payload ?? missed))
  try {
    await client.connect()
    await client.query('listen gonogo_live')
    hub.client = client
    hub.connecting = false
    tell(missed)
  } catch (error) {
    log.warn({ error: describeError(error) }, 'live connection refused')
    again()
  }
}

function tell(topic: string): void {
  hub.version++
  for (const listener of hub.listeners) listener(topic, hub.version)
}
