import { parseArgs } from 'node:util'
import { UsageError } from '../usage'

export interface ApplyArguments {
  /** Files and folders as they were named. */
  places: string[]
  /** For files that do not say it themselves. */
  integration: string | null
  dryRun: boolean
}

/** What was asked for on the command line of `gonogo apply`; anything that cannot be meant is a usage error. */
export function readArguments(args: string[]): ApplyArguments {
  let parsed
  try {
    parsed = parseArgs({
      args,
      allowPositionals: true,
      options: { integration: { type: 'string' }, 'dry-run': { type: 'boolean', default: false } },
    })
  } catch (error) {
    throw new UsageError((error as Error).message)
  }
  const { values, positionals } = parsed
  if (positionals.length === 0) throw new UsageError('Name at least one file or folder to apply.')
  return { places: positionals, integration: values.integration ?? null, dryRun: values['dry-run'] }
}
