import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { createTranslator } from 'use-intl/core'
import type { z } from 'zod'
import { wordIssue } from './issue-words'

export const locales = ['en', 'zh'] as const
export type Locale = (typeof locales)[number]

type Messages = Record<string, Record<string, unknown>>

const cache = new Map<Locale, Messages>()

/** A locale from anything that claims to be one: `zh-CN` is `zh`, the unknown is `en`. */
export function asLocale(value: unknown): Locale {
  return typeof value === 'string' && value.toLowerCase().startsWith('zh') ? 'zh' : 'en'
}

/** All texts of a language: one file a feature under messages/, the file's name is its top-level key. */
export function loadMessages(locale: Locale): Messages {
  const known = cache.get(locale)
  // Whoever develops sees a changed text without a new start.
  if (known && process.env.NODE_ENV !== 'development') return known
  const folder = path.join(/* turbopackIgnore: true */ process.cwd(), 'messages', locale)
  const messages: Messages = {}
  for (const file of readdirSync(folder)) {
    if (file.endsWith('.json')) messages[file.slice(0, -5)] = JSON.parse(readFileSync(path.join(folder, file), 'utf8'))
  }
  cache.set(locale, messages)
  return messages
}

/** A translator of all texts for what holds many of them. Keys are `file.key`; a missing text shows its key. */
export function translator(locale: Locale): Translator {
  return createTranslator({ locale, messages: loadMessages(locale), onError: () => {} }) as unknown as Translator
}

export interface Translator {
  (key: string, params?: Record<string, string | number>): string
  has(key: string): boolean
}

/** One text outside React (mail, refusals, machines), by `file.key`. A missing text shows its key. */
export function text(locale: Locale, key: string, params: Record<string, string | number> = {}): string {
  return translator(locale)(key, params)
}

/**
 * What a schema says about a field, as a sentence. Our own checks complain with a short key (`slug`, `one_line`) whose
 * sentence is in messages/…/input.json; everything else was worded by `sayIssues` already.
 */
export function inputText(locale: Locale, message: string): string {
  return /^[a-z][a-z0-9_]*$/.test(message) && loadMessages(locale).input?.[message] !== undefined
    ? text(locale, `input.${message}`)
    : message
}

/**
 * Words what a schema complains about and did not word itself. For `safeParse(value, { error: sayIssues(locale) })`. One sentence is
 * made once: a long list of one mistake asks for it ten thousand times.
 */
export function sayIssues(locale: Locale): z.core.$ZodErrorMap {
  const said = new Map<string, string>()
  let say: Translator | undefined
  return (issue) => {
    const { key, params } = wordIssue(issue)
    const id = JSON.stringify([key, params])
    const known = said.get(id)
    if (known !== undefined) return known
    say ??= translator(locale)
    const words = say(`input.${key}`, params)
    said.set(id, words)
    return words
  }
}
