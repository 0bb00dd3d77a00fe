import { newSecrets } from '@/lib/start/secrets'

/** Prints new random secrets as lines for an environment file. */
export async function printSecrets(): Promise<number> {
  const lines = Object.entries(newSecrets()).map(([name, value]) => `${name}=${value}`)
  process.stdout.write(`${lines.join('\n')}\n`)
  return 0
}
