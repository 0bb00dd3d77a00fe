import { z } from 'zod'
import { collectFiles } from './apply/collect-files'
import { readArguments } from './apply/read-arguments'
import { sayChanges } from './apply/say-changes'
import { askServer, SmokeProblem } from './smoke/ask-server'
import { isUnprotected, readServer } from './smoke/read-arguments'
import { UsageError } from './usage'

const Integrations = z.array(z.object({ id: z.string(), key: z.string() }))
const Applied = z.object({
  value: z.object({
    dryRun: z.boolean(),
    suites: z.array(
      z.object({
        key: z.string(),
        action: z.enum(['create', 'change', 'same']),
        revision: z.number().nullable(),
        about: z.array(z.object({ field: z.enum(['name', 'description']), before: z.string(), after: z.string() })),
        steps: z.array(
          z.object({ step: z.string(), change: z.enum(['added', 'removed', 'changed', 'moved']), lines: z.array(z.string()) }),
        ),
      }),
    ),
  }),
})
export type AppliedSuites = z.output<typeof Applied>['value']['suites']

/**
 * Makes the suites of a Gonogo elsewhere what files say, by its REST interface: of one integration, all of them or none. Prints what changes, step
 * by step; with --dry-run only that. Exit code 0 applied or nothing to do, 1 refused or out of reach, 2 what was asked cannot be meant.
 */
export async function apply(args: string[]): Promise<number> {
  const asked = readArguments(args)
  const server = readServer(process.env)
  if ('problem' in server) throw new UsageError(server.problem)
  const { files, problems } = collectFiles(asked)
  for (const problem of problems) complain(problem)
  if (problems.length > 0) return 1
  if (isUnprotected(server)) complain('GONOGO_URL is http: the token travels unencrypted.')
  const key = files[0]!.integration
  try {
    const places = await askServer(server, '/suites', { answer: Integrations })
    const place = places.find((one) => one.key === key)
    if (!place) throw new SmokeProblem(`There is no integration "${key}" for this token.`, 1)
    const suites = files.map(({ suite }) => ({
      key: suite.key,
      name: suite.name,
      description: suite.description,
      definition: suite.definition,
    }))
    const { value } = await askServer(server, `/integrations/${place.id}/suites/apply`, {
      method: 'POST',
      body: { suites, dryRun: asked.dryRun },
      answer: Applied,
    })
    for (const line of sayChanges(value.suites, asked.dryRun)) say(line)
    return 0
  } catch (error) {
    if (!(error instanceof SmokeProblem)) throw error
    complain(error.message)
    for (const { field, message } of error.fields) {
      const [, index, within] = /^suites\.(\d+)\.(.*)$/.exec(field) ?? []
      complain(`${index === undefined ? field : `${files[Number(index)]?.file ?? field}: ${within}`}: ${message}`)
    }
    return 1
  } finally {
    // The process ends right after: a pipe has to have taken the last line.
    await new Promise((resolve) => process.stdout.write('', () => resolve(null)))
  }
}

const say = (line: string) => process.stdout.write(`${line}\n`)
const complain = (line: string) => process.stderr.write(`${line}\n`)
