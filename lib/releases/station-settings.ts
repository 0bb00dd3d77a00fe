import type { Reader } from '@/lib/core/db/client'
import type { StationSetup } from './judge-verdict'
import { stations } from './stations/index'
import type { Station } from './stations/station'

/** Key of the row in `settings` that holds what an administrator set for stations, by kind. */
export const stationSettingsKey = 'stations'

/**
 * What every release is polled by: each station of this version with its settings, and each kind that the database
 * names and this version does not know. The latter fails closed in the verdict.
 */
export function listSetups(stored: unknown, registry: readonly Station[] = stations): StationSetup[] {
  const settings = stored && typeof stored === 'object' && !Array.isArray(stored) ? (stored as Record<string, unknown>) : {}
  const known = registry.map((station) => ({ kind: station.kind, params: settings[station.kind] ?? {} }))
  const unknown = Object.keys(settings).filter((kind) => !registry.some((station) => station.kind === kind))
  return [...known, ...unknown.map((kind) => ({ kind, params: settings[kind] }))]
}

/** The stations' settings as stored, with their version; 0 before anybody changed one. */
export async function readStationSettings(reader: Reader): Promise<{ settings: Record<string, unknown>; version: number }> {
  const row = await reader.setting.findUnique({ where: { key: stationSettingsKey } })
  return { settings: (row?.value ?? {}) as Record<string, unknown>, version: row?.version ?? 0 }
}
