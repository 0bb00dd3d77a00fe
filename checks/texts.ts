/** Attributes whose text a person sees or hears. */
const spoken = new Set([
  'alt',
  'aria-description',
  'aria-label',
  'aria-placeholder',
  'aria-roledescription',
  'aria-valuetext',
  'caption',
  'confirmLabel',
  'description',
  'emptyText',
  'heading',
  'help',
  'hint',
  'label',
  'message',
  'placeholder',
  'subtitle',
  'title',
])

/** The product's own name is the same in every language. */
const name = /\bGonogo\b/g

/** What a machine says, as an example: `api.example.com`, `https://…`, `v2_x`. */
const machine = /^\S+[./_:@]\S+$/

/**
 * Whether a piece of JSX text is words that belong into the message files. Signs, digits, a machine's words and the product's name are not.
 */
export function isLiteralText(text: string): boolean {
  if (machine.test(text.trim())) return false
  return /\p{L}/u.test(text.replace(name, ''))
}

/** Whether an attribute's text reaches people. */
export function isSpokenAttribute(name: string): boolean {
  return spoken.has(name)
}
