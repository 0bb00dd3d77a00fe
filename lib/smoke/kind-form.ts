import type { AssertionKind, AssertionRegistry } from './assertions/kind'

/** A kind's form with its texts in the reader's language: plain data, so that the browser needs none of the kinds. */
export type KindForm = {
  kind: string
  label: string
  fields: {
    name: string
    type: AssertionKind['fields'][number]['type']
    label: string
    hint?: string
    required: boolean
    unit?: string
    mono?: boolean
    placeholder?: string
    options?: { value: string; label: string }[]
  }[]
}

/** The forms of every kind, in the order of the registry. `text` reads a key below `smoke.assertions`. */
export function kindForms(kinds: AssertionRegistry, text: (key: string) => string): KindForm[] {
  return [...kinds.values()].map(({ kind, label, fields }) => ({
    kind,
    label: text(label),
    fields: fields.map(({ name, type, required, unit, mono, placeholder, options, ...texts }) => ({
      name,
      type,
      required,
      label: text(texts.label),
      ...(texts.hint ? { hint: text(texts.hint) } : {}),
      ...(unit ? { unit } : {}),
      ...(mono ? { mono } : {}),
      ...(placeholder ? { placeholder } : {}),
      ...(options ? { options: options.map((option) => ({ value: option.value, label: text(option.label) })) } : {}),
    })),
  }))
}
