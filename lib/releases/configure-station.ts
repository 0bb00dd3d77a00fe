import { command } from '@/lib/core/command'
import { notFound, refuse } from '@/lib/core/refusal'
import { ConfigureStationInput } from './schema'
import { readStationSettings, stationSettingsKey } from './station-settings'
import { stations } from './stations/index'

/** Sets how a station judges, for all releases from now on. Its own schema checks the parameters. */
export const configureStation = command({
  name: 'station.configure',
  input: ConfigureStationInput,
  run: async ({ tx, input, now, expectVersion }) => {
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended('gonogo.settings', 0))`
    const { settings, version } = await readStationSettings(tx)
    expectVersion({ version, value: settings })
    const station = stations.find((known) => known.kind === input.kind)
    if (!station) throw notFound('station')
    const params = station.params.safeParse(input.params)
    if (!params.success) {
      const fields = Object.fromEntries(params.error.issues.map((issue) => [`params.${issue.path.join('.')}`, issue.message]))
      throw refuse('bad_input', { count: Object.keys(fields).length }, { status: 400, field: Object.keys(fields)[0], fields })
    }
    const before = settings[station.kind] ?? {}
    const after = params.data as object
    const value = { ...settings, [station.kind]: after } as Record<string, object>
    const saved = await tx.setting.upsert({
      where: { key: stationSettingsKey },
      create: { key: stationSettingsKey, value, updatedAt: now },
      update: { value, version: { increment: 1 }, updatedAt: now },
    })
    return {
      value: { version: saved.version },
      audit: { entity: { type: 'settings', id: stationSettingsKey, label: station.kind }, before, after },
      touched: ['settings', 'board'],
    }
  },
})
