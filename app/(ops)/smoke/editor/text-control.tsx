'use client'

import { Input } from '@/components/ui/input'
import { Textarea } from '@/components/ui/textarea'

type Props = { was: string; placeholder?: string; maxLength?: number; onChange?: (text: string) => void }

/** One line for machines. What came with line ends in it keeps them: it is drawn as several. */
export function TextControl({ was, placeholder, maxLength, onChange }: Props) {
  const common = {
    mono: true,
    defaultValue: was,
    placeholder,
    maxLength,
    spellCheck: false,
    autoCapitalize: 'off',
  }
  return /[\r\n]/.test(was) ? (
    <Textarea {...common} rows={2} onChange={(event) => onChange?.(event.target.value)} />
  ) : (
    <Input {...common} onChange={(event) => onChange?.(event.target.value)} />
  )
}
