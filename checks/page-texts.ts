import fs from 'node:fs'
import path from 'node:path'

/** What a source file says about texts: where it runs, what it imports, which features its components speak, which it hands to the browser. */
export type TextFacts = { client: boolean; action: boolean; imports: string[]; speaks: string[]; provides: string[] }

const root = path.resolve(import.meta.dirname, '..')
const endings = ['', '.ts', '.tsx', '/index.ts', '/index.tsx']
const directive = (name: string) => new RegExp(String.raw`^(?:\s*(?:/\*[\s\S]*?\*/|//.*\n))*\s*['"]use ${name}['"]`)

function resolveImport(from: string, specifier: string): string[] {
  const base = specifier.startsWith('@/')
    ? path.join(root, specifier.slice(2))
    : specifier.startsWith('.')
      ? path.resolve(path.dirname(from), specifier)
      : null
  if (base === null) return []
  const found = endings.map((ending) => base + ending).find((file) => fs.existsSync(file) && fs.statSync(file).isFile())
  return found && /\.tsx?$/.test(found) ? [found] : []
}

const facts = new Map<string, TextFacts>()

/** Reads a file's facts. Imports of types alone do not count: they are gone when it runs. */
export function textFacts(file: string): TextFacts {
  const known = facts.get(file)
  if (known) return known
  const source = fs.readFileSync(file, 'utf8')
  const specifiers = [
    ...source.matchAll(/^\s*(?:import|export)\s+(?!type\b)(?:[^'"]*?\sfrom\s+)?['"]([^'"]+)['"]/gm),
    ...source.matchAll(/\bimport\(\s*['"]([^'"]+)['"]\s*\)/g),
  ].map((match) => match[1] as string)
  const answer: TextFacts = {
    client: directive('client').test(source),
    action: directive('server').test(source),
    imports: specifiers.flatMap((specifier) => resolveImport(file, specifier)),
    speaks: [...source.matchAll(/\buseTranslations\(\s*(?:['"]([^'".]+)[^'"]*['"])?\s*\)/g)].flatMap((match) => match[1] ?? []),
    provides: [...source.matchAll(/<FeatureTexts\s+features=\{\[([^\]]*)\]\}/g)].flatMap((match) =>
      [...(match[1] ?? '').matchAll(/'([^']+)'/g)].map((feature) => feature[1] as string),
    ),
  }
  facts.set(file, answer)
  return answer
}

/** The features whose texts a page or layout needs in the browser: those its client components speak, wherever they are imported from. */
export function spokenInBrowser(entry: string): Set<string> {
  const spoken = new Set<string>()
  const seen = new Set<string>()
  const walk = (file: string, inBrowser: boolean): void => {
    const { client, action, imports, speaks } = textFacts(file)
    const runs = inBrowser || client
    if (action || seen.has(`${file} ${runs}`)) return
    seen.add(`${file} ${runs}`)
    if (runs) for (const feature of speaks) spoken.add(feature)
    for (const next of imports) walk(next, runs)
  }
  walk(entry, false)
  return spoken
}

/** Every page, layout and error page below `app`. */
export function listEntries(folder = path.join(root, 'app')): string[] {
  return fs.readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const place = path.join(folder, entry.name)
    if (entry.isDirectory()) return listEntries(place)
    return /^(page|layout|error|not-found|loading)\.tsx$/.test(entry.name) ? [place] : []
  })
}

/** What is handed to the browser for an entry: by itself, and by every layout above it. An error page stands beside its layout's children. */
export function providedFor(entry: string): Set<string> {
  const provided = new Set(textFacts(entry).provides)
  for (let folder = path.dirname(entry); folder.startsWith(path.join(root, 'app')); folder = path.dirname(folder)) {
    const layout = path.join(folder, 'layout.tsx')
    if (fs.existsSync(layout)) for (const feature of textFacts(layout).provides) provided.add(feature)
  }
  return provided
}
