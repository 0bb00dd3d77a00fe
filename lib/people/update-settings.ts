import { command } from '@/lib/core/command'
import { instanceSettingsKey, readInstanceSettings } from './instance-settings'
import { UpdateSettingsInput } from './schema'

/** Changes settings of the installation; what is not named stays. */
export const updateSettings = command({
  name: 'settings.update',
  input: UpdateSettingsInput,
  run: async ({ tx, input, now, expectVersion }) => {
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended('gonogo.settings', 0))`
    const { version, ...before } = await readInstanceSettings(tx)
    expectVersion({ version, value: before })
    const after = { ...before, ...Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined)) }
    if (JSON.stringify(after) === JSON.stringify(before)) return { value: { ...after, version }, audit: null }
    const saved = await tx.setting.upsert({
      where: { key: instanceSettingsKey },
      create: { key: instanceSettingsKey, value: after, updatedAt: now },
      update: { value: after, version: { increment: 1 }, updatedAt: now },
    })
    return {
      value: { ...after, version: saved.version },
      audit: { entity: { type: 'settings', id: instanceSettingsKey, label: 'settings' }, before, after },
      touched: ['settings'],
    }
  },
})
