import type { Command } from '@/lib/core/command'

/** Every command of the product by its name, found by importing every module below lib/ that is not a process of its own. */
export async function allCommands(): Promise<Map<string, { command: Command; file: string }[]>> {
  const modules = import.meta.glob([
    '../../lib/**/*.ts',
    '!../../lib/**/*.test.ts',
    '!../../lib/**/testing/**',
    '!../../lib/{start,cli}/**',
    '!../../lib/worker/{main,entry,worker-for-tests}.ts',
    '!../../lib/core/db/generated/**',
    '!../../lib/core/{session,action,http,auth}.ts',
  ])
  const found = new Map<string, { command: Command; file: string }[]>()
  for (const [path, load] of Object.entries(modules)) {
    const file = path.replace('../../', '')
    for (const value of Object.values((await load()) as Record<string, unknown>)) {
      if (typeof value !== 'function' || !('commandName' in value)) continue
      const command = value as unknown as Command
      const same = found.get(command.commandName) ?? []
      if (!same.some((each) => each.command === command)) found.set(command.commandName, [...same, { command, file }])
    }
  }
  return found
}
