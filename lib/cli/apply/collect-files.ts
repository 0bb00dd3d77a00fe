import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { largestFile, readSuiteYaml } from '@/lib/smoke/suite-files/read-suite-yaml'
import { isSuiteFile, type SuiteFile } from '@/lib/smoke/suite-files/suite-file'
import type { ApplyArguments } from './read-arguments'

export interface CollectedFile {
  file: string
  suite: SuiteFile
  integration: string
}

/** Deepest folder that is looked into. */
const deepest = 20

/**
 * The suite files that were named, and those in the folders that were: there, files that are no suites are passed over. What is wrong with any of
 * them is a line with its place; then nothing is applied.
 */
export function collectFiles({ places, integration }: ApplyArguments): { files: CollectedFile[]; problems: string[] } {
  const base = process.env.GONOGO_CWD ?? process.cwd()
  const problems: string[] = []
  const found = new Map<string, string>()
  for (const place of places) {
    const full = path.resolve(base, place)
    try {
      const info = statSync(full)
      const inside = info.isDirectory() ? listFolder(full, 0) : [full]
      for (const file of inside) {
        const shown = info.isDirectory() ? path.join(place, path.relative(full, file)) : place
        const text = readText(file)
        if (!info.isDirectory() || isSuiteFile(text)) found.set(file, shown)
      }
      if (info.isDirectory() && ![...found.keys()].some((file) => file.startsWith(full)))
        problems.push(`${place}: there is no suite file in it`)
    } catch (error) {
      problems.push(`${place}: ${reasonOf(error as NodeJS.ErrnoException)}`)
    }
  }
  const files: CollectedFile[] = []
  for (const [file, shown] of [...found].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const answer = readSuiteYaml(readText(file))
    if (!answer.ok) {
      problems.push(...answer.flaws.map(({ line, column, why }) => `${shown}:${line}:${column}: ${why}`))
      continue
    }
    const own = answer.file.integration ?? integration
    if (own === null) problems.push(`${shown}: it does not say its integration: name it with --integration KEY`)
    else if (integration !== null && own !== integration)
      problems.push(`${shown}: it belongs to the integration "${own}", not to "${integration}"`)
    else files.push({ file: shown, suite: answer.file, integration: own })
  }
  problems.push(...disagreements(files))
  return { files, problems }
}

/** One call is all or nothing, and that holds within one integration. */
function disagreements(files: readonly CollectedFile[]): string[] {
  const integrations = [...new Set(files.map((file) => file.integration))]
  if (integrations.length > 1) return [`These are of several integrations (${integrations.join(', ')}): apply each with a call of its own.`]
  const first = new Map<string, string>()
  return files.flatMap(({ file, suite }) => {
    const known = first.get(suite.key)
    first.set(suite.key, known ?? file)
    return known === undefined ? [] : [`${file}: the suite "${suite.key}" stands in ${known} too`]
  })
}

function listFolder(folder: string, depth: number): string[] {
  if (depth > deepest) return []
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.name.startsWith('.') || entry.name === 'node_modules') return []
    const full = path.join(folder, entry.name)
    if (entry.isDirectory()) return listFolder(full, depth + 1)
    return entry.isFile() && /\.ya?ml$/i.test(entry.name) ? [full] : []
  })
}

function readText(file: string): string {
  // One character more than is taken, so that what is too large is told as such.
  return statSync(file).size > largestFile ? ' '.repeat(largestFile + 1) : readFileSync(file, 'utf8')
}

function reasonOf(error: NodeJS.ErrnoException): string {
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return 'there is no such file'
  if (error.code === 'EACCES' || error.code === 'EPERM') return 'it may not be read'
  return `it cannot be read (${error.code ?? error.message})`
}
