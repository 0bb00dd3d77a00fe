import type { KindField } from '@/components/ui/kind-fields'
import type { ItemChoices } from '@/lib/checklists/view'
import type { ChoiceSource, ItemKind } from '@/lib/templates/kinds/kind'

type Choices = Pick<ItemChoices, ChoiceSource>

/**
 * The form of an item kind with its texts in the reader's language. A text that names something of the plan or the integration becomes a
 * choice of what there is; what was named before stays among it, so that editing never changes it unseen. Without choices its key is typed.
 */
export function kindForm(
  kind: ItemKind | undefined,
  values: Readonly<Record<string, unknown>>,
  choices: Choices | undefined,
  text: (key: string) => string,
  nameOf: (english: string, chinese: string) => string,
): KindField[] {
  return (kind?.fields ?? []).map(({ choices: source, hint, ...field }) => {
    const words = { label: text(field.label), ...(hint ? { hint: text(hint) } : {}) }
    if (source === undefined || !choices) return { ...field, ...words }
    const options = optionsOf(source, choices, nameOf)
    const named = values[field.name]
    const known = typeof named !== 'string' || named === '' || options.some((option) => option.value === named)
    return { ...field, label: words.label, type: 'select', options: known ? options : [...options, { value: named, label: named }] }
  })
}

function optionsOf(source: ChoiceSource, choices: Choices, nameOf: (english: string, chinese: string) => string) {
  if (source === 'suites') return choices.suites.map(({ key, name }) => ({ value: key, label: name }))
  return choices[source].map(({ key, title, titleZh }) => ({ value: key, label: nameOf(title, titleZh) }))
}
