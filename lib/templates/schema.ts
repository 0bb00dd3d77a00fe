import { z } from 'zod'
import { Before, Key, line, oneLine, optionalLine, optionalText, safe } from './fields'
import { planParts } from './parts'

/** The parts of what is signed (semantics: Sign-off). A slot lists those it covers. */
export const SUBJECT_PARTS = ['version', 'artifacts', 'configuration', 'plan', 'exceptions', 'evidence', 'rollout', 'rollback'] as const
export const SubjectPartKey = z.enum(SUBJECT_PARTS)
export type SubjectPartKey = z.infer<typeof SubjectPartKey>

export { Before, Key }

/** 24-hour clock time `HH:mm` in the release's zone. */
export const ClockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'clock_time')

/**
 * When something is due, relative to the window's start (D):
 * `{days: -7}` the whole day D-7 · `{day: 0, time: '02:05'}` a clock time on a day ·
 * `{afterMinutes: 15}` and `{afterHours: 24}` elapsed time after the start (negative: before it).
 */
export const Due = z.union([
  z.strictObject({ days: z.int().min(-365).max(365) }),
  z.strictObject({ day: z.int().min(-365).max(365), time: ClockTime }),
  z.strictObject({ afterMinutes: z.int().min(-1440).max(10_080) }),
  z.strictObject({ afterHours: z.int().min(-8760).max(8760) }),
])
export type Due = z.infer<typeof Due>

export const TemplateFact = z.strictObject({
  key: Key,
  label: line(120),
  labelZh: optionalLine(120),
  default: z.boolean().default(false),
})
export type TemplateFact = z.infer<typeof TemplateFact>

const Param = z.union([safe.max(4000), z.number(), z.boolean(), z.null()])
/** Parameters of an item's kind: plain values by name. Their shape is the kind's own and is checked by `judgeTemplate`. */
export const KindParams = z.record(z.string().regex(/^\w{1,64}$/), Param).refine((params) => Object.keys(params).length <= 30, 'too_many')
export type KindParams = z.infer<typeof KindParams>

/** An item of a template, as stored. `items` nest; a parent is done when its children are. */
export interface TemplateItem {
  key: string
  text: string
  textZh: string
  details: string
  detailsZh: string
  kind: string
  params: KindParams
  before: Before
  optional: boolean
  condition: string | null
  due: Due | null
  /** Minutes the work is expected to take. */
  estimateMinutes: number | null
  /** The slot role expected to do it. */
  roleKey: string | null
  /** Evidence older than this is stale. */
  maxAgeHours: number | null
  items: TemplateItem[]
}

/** What an author writes: what has a default may be left out. */
export type TemplateItemInput = Pick<TemplateItem, 'key' | 'text' | 'before'> &
  Partial<Omit<TemplateItem, 'key' | 'text' | 'before' | 'items'>> & { items?: TemplateItemInput[] }

/** What one says about an item, in a template or when one is added to a running plan. */
export const itemTexts = {
  text: line(500),
  textZh: optionalLine(500),
  details: optionalText(8000),
  detailsZh: optionalText(8000),
  kind: Key.default('manual'),
  params: KindParams.default({}),
  before: Before,
  optional: z.boolean().default(false),
  condition: oneLine(200).min(1).nullable().default(null),
  due: Due.nullable().default(null),
  estimateMinutes: z.int().min(1).max(10_080).nullable().default(null),
  roleKey: Key.nullable().default(null),
  maxAgeHours: z.int().min(1).max(8760).nullable().default(null),
}
const itemFields = { key: Key, ...itemTexts }

/** Levels of items in a group. Enough for every plan seen; a fixed depth also bounds what a hostile body can make us walk. */
export const MAX_DEPTH = 5

type ItemSchema = z.ZodType<TemplateItem, TemplateItemInput>
const itemOver = (child: ItemSchema, max: number) =>
  z.strictObject({ ...itemFields, items: z.array(child).max(max).default([]) }) as unknown as ItemSchema
const leafItem = itemOver(z.never() as unknown as ItemSchema, 0)
export const TemplateItem: ItemSchema = Array.from({ length: MAX_DEPTH - 1 }).reduce<ItemSchema>((child) => itemOver(child, 100), leafItem)

export const TemplateGroup = z.strictObject({
  title: line(120),
  titleZh: optionalLine(120),
  items: z.array(TemplateItem).max(500),
})
export type TemplateGroup = z.infer<typeof TemplateGroup>

export const TemplatePhase = z.strictObject({
  key: Key,
  title: line(120),
  titleZh: optionalLine(120),
  /** Due of every item of the phase that names none of its own. */
  offset: Due.nullable().default(null),
  groups: z.array(TemplateGroup).min(1).max(100),
})
export type TemplatePhase = z.infer<typeof TemplatePhase>

export const TemplateSlot = z.strictObject({
  slotRoleKey: Key,
  name: line(80),
  nameZh: optionalLine(80),
  before: Before,
  covers: z.array(SubjectPartKey).min(1),
  meaning: line(400),
  meaningZh: optionalLine(400),
  validHours: z
    .int()
    .min(1)
    .max(24 * 30)
    .default(72),
})
export type TemplateSlot = z.infer<typeof TemplateSlot>

/** A version's content. Beyond this shape `judgeTemplate` checks keys, facts, kinds and their parameters. */
export const TemplateBody = z.strictObject({
  facts: z.array(TemplateFact).max(50).default([]),
  phases: z.array(TemplatePhase).min(1).max(60),
  slots: z.array(TemplateSlot).max(20).default([]),
  ...planParts,
})
export type TemplateBody = z.infer<typeof TemplateBody>
export type TemplateBodyInput = z.input<typeof TemplateBody>

/** Input of `template.publish`: makes the next version, or the template with its first one. */
export const PublishTemplateInput = z.strictObject({
  key: Key,
  name: line(120),
  description: optionalLine(500),
  /** Left out, a template that is there keeps its own. */
  nameZh: oneLine(120).optional(),
  descriptionZh: oneLine(500).optional(),
  tags: z.array(line(40)).max(12).optional(),
  body: TemplateBody,
})
export type PublishTemplateInput = z.infer<typeof PublishTemplateInput>
