import type { KindForm } from '@/lib/smoke/kind-form'

/** Where a kind stands in the list of kinds; those that are not named here come last. */
const groups = {
  answer: ['status', 'header'],
  json: ['jsonpath', 'json_schema'],
  body: ['body_text', 'size', 'xpath', 'css', 'html', 'xml'],
  time: ['latency', 'certificate', 'protocol'],
} as const

export type KindGroup = keyof typeof groups | 'other'

/** Kinds of expectations in groups, in the order they are offered; empty groups are left out. */
export function groupKinds(forms: readonly KindForm[]): { group: KindGroup; forms: KindForm[] }[] {
  const groupOf = (kind: string): KindGroup =>
    (Object.keys(groups) as (keyof typeof groups)[]).find((name) => (groups[name] as readonly string[]).includes(kind)) ?? 'other'
  return ([...Object.keys(groups), 'other'] as KindGroup[])
    .map((group) => ({ group, forms: forms.filter((form) => groupOf(form.kind) === group) }))
    .filter((one) => one.forms.length > 0)
}
