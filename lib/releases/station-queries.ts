import { db } from '@/lib/core/db/client'
import { listSetups, readStationSettings } from './station-settings'
import { stations } from './stations/index'

/** Every station of this version with its form and settings, and the kinds the database names that this version does not know. */
export async function getStations() {
  const { settings, version } = await readStationSettings(db)
  const setups = listSetups(settings)
  return {
    version,
    stations: stations.map(({ kind, label, fields }) => ({
      kind,
      label,
      fields,
      params: (setups.find((setup) => setup.kind === kind)?.params ?? {}) as Record<string, unknown>,
    })),
    unknown: setups.filter((setup) => !stations.some((station) => station.kind === setup.kind)).map((setup) => setup.kind),
  }
}
