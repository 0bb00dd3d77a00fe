import { db } from '@/lib/core/db/client'
import { issueSetupToken } from '@/lib/people/issue-setup-token'

/** Prints a new one-time token for the first-run page, as the last line, and ends. Started by the launcher. */
const token = await issueSetupToken()
await db.$disconnect()
process.stdout.write(`${token ?? ''}\n`, () => process.exit(0))
