import { apply } from './apply'
import { auditVerify } from './audit-verify'
import { runMigrate } from './migrate'
import { readFiles } from './read'
import { printSecrets } from './secrets'
import { setupToken } from './setup-token'
import { smoke } from './smoke'
import { UsageError, usage } from './usage'

/** A command answers the exit code. */
type Run = (args: string[]) => Promise<number>

const commands: Record<string, Run> = {
  apply,
  'audit verify': auditVerify,
  migrate: runMigrate,
  read: readFiles,
  secrets: printSecrets,
  'setup-token': setupToken,
  smoke,
}

const words = process.argv.slice(2)
const name = [words.slice(0, 2).join(' '), words[0] ?? ''].find((each) => each in commands)

try {
  if (words.length === 0 || words[0] === 'help' || words.includes('--help')) process.stdout.write(`${usage}\n`)
  else if (!name) throw new UsageError(`Unknown command "${words.join(' ')}".`)
  else process.exitCode = await commands[name]!(words.slice(name.split(' ').length))
} catch (error) {
  process.stderr.write(error instanceof UsageError ? `${error.message}\n\n${usage}\n` : `${(error as Error).message}\n`)
  process.exitCode = error instanceof UsageError ? 2 : 1
}
process.exit()
