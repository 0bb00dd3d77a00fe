import { openDatabase } from './open-database'

/** Prints a new one-time token for the first-run page; the one before ends. Exit code 1 when somebody exists already. */
export async function setupToken(): Promise<number> {
  const close = await openDatabase()
  try {
    const { issueSetupToken } = await import('@/lib/people/issue-setup-token')
    const token = await issueSetupToken()
    process.stdout.write(token ? `${token}\n` : 'Somebody can sign in already; there is nothing to set up.\n')
    return token ? 0 : 1
  } finally {
    await close()
  }
}
