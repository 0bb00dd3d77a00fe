import fc from 'fast-check'
import { CHANNELS, RISK_LEVELS } from '../parts'
import { MAX_DEPTH, SUBJECT_PARTS, TemplateBody, type TemplateItemInput } from '../schema'

/** Words that Markdown, YAML, HTML or our own manner of writing could take for something else. */
const ODD = [
  '`',
  '```',
  '|',
  '||',
  '[ ]',
  '[x]',
  '- [ ] ',
  '<!--',
  '-->',
  '--',
  '<br>',
  '<b>',
  '#',
  '##',
  '# ',
  ' #',
  '·',
  ' · ',
  'D-7',
  'D-day 02:05',
  '+0 min',
  '中文：',
  '中文:',
  '\\',
  '\\\\',
  '\\|',
  '\\中文：',
  '>',
  '> ',
  '*',
  '**bold**',
  '_',
  '__init__',
  '~',
  '~~~',
  '&amp;',
  '&#13;',
  '&',
  ';',
  ':',
  ': ',
  '"',
  "'",
  '{{field}}',
  'true',
  'null',
  '30',
  '-',
  '- ',
  '+ ',
  '1. ',
  '=',
  '---',
  '...',
  '%',
  '@',
  '!',
  '测试',
  '上线前',
  'مرحبا',
  '\u202e',
  '\u200f',
  '😀',
  '👩‍🚀',
  '\u2028',
  '\u0085',
  '\ufeff',
  '\u00a0',
  '\u200b',
  'é',
  'e\u0301',
  ' ',
  '  ',
  'word',
  'GET /x?y=1&z=2',
]
const CONTROLS = ['\t', '\r', '\u0001', '\u000b', '\u000c', '\u007f']

const piece = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...ODD) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 6 }) },
)
const glued = (arbitrary: fc.Arbitrary<string>, max: number) =>
  fc.array(arbitrary, { maxLength: 6 }).map((parts) => parts.join('').slice(0, max))
const wellFormed = (text: string) => text.toWellFormed().replaceAll('\u0000', '')

/** One line, which may be empty. */
export const anyLine = (max: number) =>
  glued(piece, max).map((text) =>
    wellFormed(text)
      .replace(/\p{Cc}/gu, '')
      .trim(),
  )
const someLine = (max: number) => anyLine(max).map((text) => (text === '' ? 'x' : text))
/** Lines, which may be empty. */
export const anyText = (max: number) =>
  glued(
    fc.oneof(
      { weight: 4, arbitrary: piece },
      { weight: 2, arbitrary: fc.constantFrom('\n', '\n\n', '\n  ') },
      { weight: 1, arbitrary: fc.constantFrom(...CONTROLS) },
    ),
    max,
  ).map((text) => wellFormed(text).trim())
const someText = (max: number) => anyText(max).map((text) => (text === '' ? 'x' : text))

const key = fc.stringMatching(/^[a-z][a-z0-9_]{0,12}$/)
const before = fc.constantFrom('start' as const, 'completion' as const)
const due = fc.oneof(
  fc.record({ days: fc.integer({ min: -365, max: 365 }) }),
  fc.record({ day: fc.integer({ min: -365, max: 365 }), time: fc.constantFrom('00:00', '02:05', '23:59') }),
  fc.record({ afterMinutes: fc.integer({ min: -1440, max: 10_080 }) }),
  fc.record({ afterHours: fc.integer({ min: -8760, max: 8760 }) }),
)
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { freq: 2 })
const param = fc.oneof(
  anyText(60),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
  fc.boolean(),
  fc.constant(null),
)
const paramName = fc
  .oneof(
    fc.constantFrom('limit', 'ask', 'command', 'expected', 'suiteKey', 'kind', 'if', 'optional', 'zh', 'graceMinutes'),
    fc.stringMatching(/^\w{1,8}$/),
  )
  .filter((name) => name !== '__proto__')

function item(depth: number): fc.Arbitrary<TemplateItemInput> {
  return fc.record({
    key,
    text: someLine(500),
    textZh: anyLine(500),
    details: anyText(800),
    detailsZh: anyText(800),
    kind: fc.oneof(fc.constantFrom('manual', 'number', 'command', 'command', 'text', 'smoke', 'reading', 'communication'), key),
    params: fc.dictionary(paramName, param, { maxKeys: 3, noNullPrototype: true }),
    before,
    optional: fc.boolean(),
    condition: maybe(someLine(200)),
    due: maybe(due),
    estimateMinutes: maybe(fc.integer({ min: 1, max: 10_080 })),
    roleKey: maybe(key),
    maxAgeHours: maybe(fc.integer({ min: 1, max: 8760 })),
    items:
      depth < MAX_DEPTH
        ? fc.array(fc.constant(null), { maxLength: 2 }).chain((children) => fc.tuple(...children.map(() => item(depth + 1))))
        : fc.constant([]),
  })
}

const title = { title: someLine(120), titleZh: anyLine(120) }
const list = <T>(arbitrary: fc.Arbitrary<T>, max = 3) => fc.array(arbitrary, { maxLength: max })
const phase = fc
  .record({
    key,
    ...title,
    offset: maybe(due),
    groups: fc.array(fc.record({ ...title, items: list(item(1)) }), { minLength: 1, maxLength: 3 }),
  })
  .chain((made) =>
    // Often enough a group is called like its phase, and a phase like its day.
    fc.constantFrom(
      made,
      { ...made, groups: made.groups.map((group) => ({ ...group, title: made.title, titleZh: made.titleZh })) },
      { ...made, title: 'D-7', offset: { days: -7 } },
    ),
  )

/** Any body the schema takes, odd letters included. */
export const arbitraryBody: fc.Arbitrary<TemplateBody> = fc
  .record({
    facts: list(fc.record({ key, label: someLine(120), labelZh: anyLine(120), default: fc.boolean() })),
    phases: fc.array(phase, { minLength: 1, maxLength: 3 }),
    slots: list(
      fc.record({
        slotRoleKey: key,
        name: someLine(80),
        nameZh: anyLine(80),
        before,
        covers: fc.subarray([...SUBJECT_PARTS], { minLength: 1 }),
        meaning: someLine(400),
        meaningZh: anyLine(400),
        validHours: fc.integer({ min: 1, max: 720 }),
      }),
    ),
    metadata: list(fc.record({ label: someLine(120), labelZh: anyLine(120), value: anyLine(400) })),
    metrics: list(fc.record({ key, ...title, unit: anyLine(20), target: anyLine(60), threshold: anyLine(60) })),
    watches: list(
      fc.record({
        key,
        ...title,
        phase: key,
        fromMinutes: fc.integer({ min: 0, max: 1000 }),
        toMinutes: fc.integer({ min: 1001, max: 86_400 }),
        everyMinutes: fc.integer({ min: 1, max: 43_200 }),
        graceMinutes: fc.integer({ min: 1, max: 10_080 }),
        figures: list(key),
        before,
        optional: fc.boolean(),
      }),
    ),
    communications: list(
      fc.record({
        key,
        ...title,
        channel: fc.constantFrom(...CHANNELS),
        audience: anyLine(160),
        subject: anyLine(300),
        subjectZh: anyLine(300),
        text: someText(800),
        textZh: anyText(800),
        fields: list(fc.record({ key, label: someLine(120), labelZh: anyLine(120), value: anyText(200) })),
      }),
    ),
    risks: list(
      fc.record({
        text: someLine(300),
        textZh: anyLine(300),
        probability: fc.constantFrom(...RISK_LEVELS),
        impact: fc.constantFrom(...RISK_LEVELS),
        mitigation: anyText(300),
        mitigationZh: anyText(300),
      }),
    ),
    triggers: list(fc.record({ text: someLine(300), textZh: anyLine(300) })),
    alerts: list(
      fc.record({ name: someLine(120), condition: someLine(300), for: anyLine(40), severity: anyLine(40), action: anyLine(160) }),
    ),
    prompts: list(fc.record({ key, ...title })),
  })
  .map((body) => TemplateBody.parse(body))
