import { stringify } from 'yaml'
import { formatDue, parseDue } from '../due-text'
import type { Before, Due, TemplateBody, TemplateGroup, TemplateItem, TemplatePhase } from '../schema'
import { DIALECT, type DialectHead, ZH } from './dialect'
import { fitsLines, printFence } from './dialect-fence'
import { escapeInline, findUnescaped } from './dialect-inline'
import { isPlainParam } from './dialect-params'
import { printQuote } from './dialect-quote'
import { KEY, OPTIONAL, printSettings, type SettingValue } from './dialect-settings'
import { printSpan } from './dialect-spans'
import { printTitles } from './dialect-titles'
import { printParts } from './print-parts'

type Settings = [string, SettingValue][]

/**
 * A template as Markdown that any forge renders and `parseTemplate` reads back to the same body. The parser's defaults are left out; what
 * prose cannot carry stands in one comment at the end of a line.
 */
export function printTemplate({ head, body }: { head: DialectHead; body: TemplateBody }): string {
  const lines = [
    '---',
    stringify(frontMatter(head, body), { lineWidth: 0 }).trimEnd(),
    '---',
    '',
    `# ${printTitles(head.name, head.nameZh).words}`,
    ...body.phases.flatMap(printPhase),
    ...printParts(body),
  ]
  return `${lines.join('\n')}\n`
}

function frontMatter(head: DialectHead, body: TemplateBody) {
  return {
    gonogo: DIALECT,
    name: head.name,
    ...(head.nameZh === '' ? {} : { nameZh: head.nameZh }),
    ...(head.description === '' ? {} : { description: head.description }),
    ...(head.descriptionZh === '' ? {} : { descriptionZh: head.descriptionZh }),
    ...(head.tags.length === 0 ? {} : { tags: head.tags }),
    languages: head.nameZh !== '' || body.phases.some((phase) => phase.titleZh !== '') ? ['en', 'zh'] : ['en'],
    ...(body.facts.length === 0
      ? {}
      : {
          facts: body.facts.map(({ key, label, labelZh, default: on }) => ({
            key,
            label,
            ...(labelZh === '' ? {} : { labelZh }),
            ...(on ? { default: true } : {}),
          })),
        }),
  }
}

function printPhase(phase: TemplatePhase): string[] {
  const before = phase.groups.flatMap((group) => group.items)[0]?.before ?? 'start'
  const { words, settings } = printTitles(phase.title, phase.titleZh)
  const asDue = parseDue(phase.title)
  const said = phase.offset !== null && asDue !== null && sameDue(asDue, phase.offset) && phase.titleZh === '' && settings.length === 0
  const shown = phase.offset !== null && !said ? `${formatDue(phase.offset)} · ${words}` : words
  const all: Settings = [
    [KEY, phase.key],
    ...settings,
    ...(phase.offset === null && startsWithDue(words) ? ([['due', 'none']] as Settings) : []),
    ...(before === 'completion' ? ([['before', before]] as Settings) : []),
  ]
  return ['', `## ${shown} ${printSettings(all)}`, ...phase.groups.flatMap((group, index) => printGroup(group, phase, index === 0, before))]
}

const sameDue = (one: Due, other: Due) => formatDue(one) === formatDue(other)

function startsWithDue(words: string): boolean {
  const end = findUnescaped(words, ' · ')
  return parseDue(end < 0 ? words : words.slice(0, end)) !== null
}

/** The first group of a phase needs no heading when it is called like the phase. */
function printGroup(group: TemplateGroup, phase: TemplatePhase, first: boolean, before: Before): string[] {
  const silent = first && group.title === phase.title && group.titleZh === phase.titleZh && group.items.length > 0
  const { words, settings } = printTitles(group.title, group.titleZh)
  const heading = settings.length > 0 ? `### ${words} ${printSettings(settings)}` : `### ${words}`
  return [
    ...(silent ? [] : ['', heading]),
    ...(group.items.length > 0 ? [''] : []),
    ...group.items.flatMap((item) => printItem(item, before)),
  ]
}

/** The lines of an item and of those below it. */
function printItem(item: TemplateItem, before: Before): string[] {
  const fenced =
    item.kind === 'command' && typeof item.params.command === 'string' && fitsLines(item.params.command) ? item.params.command : null
  const zh = item.textZh !== ''
  const body = [
    ...(zh ? [`${ZH}${escapeInline(item.textZh)}`] : []),
    ...printQuote(fitsLines(item.details) ? item.details : '', fitsLines(item.detailsZh) ? item.detailsZh : ''),
    ...(fenced === null ? [] : printFence('sh', fenced)),
    ...item.items.flatMap((child) => printItem(child, before)),
  ]
  const comment = printSettings(itemSettings(item, before, fenced !== null))
  return [`- [ ] ${escapeInline(item.text)} ${comment}${zh ? '\\' : ''}`, ...body.map((line) => (line === '' ? '' : `  ${line}`))]
}

function itemSettings(item: TemplateItem, before: Before, fenced: boolean): Settings {
  const settings: Settings = [[KEY, item.key]]
  if (item.kind !== 'manual' && !fenced) settings.push(['kind', item.kind])
  for (const [name, value] of Object.entries(item.params))
    if (!(fenced && name === 'command')) settings.push([isPlainParam(item.kind, name) ? name : `param.${name}`, value])
  if (item.optional) settings.push([OPTIONAL, true])
  if (item.condition !== null) settings.push(['if', item.condition])
  if (item.due !== null) settings.push(['due', formatDue(item.due)])
  if (item.estimateMinutes !== null) settings.push(['takes', printSpan(item.estimateMinutes)])
  if (item.roleKey !== null) settings.push(['by', item.roleKey])
  if (item.maxAgeHours !== null) settings.push(['valid', `${item.maxAgeHours} h`])
  if (item.before !== before) settings.push(['before', item.before])
  if (!fitsLines(item.details)) settings.push(['details', item.details])
  if (!fitsLines(item.detailsZh)) settings.push(['detailsZh', item.detailsZh])
  return settings
}
