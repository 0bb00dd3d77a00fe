import type { SuiteDefinition } from '../step-schema'

/** A suite as a file has it. */
export interface SuiteFile {
  key: string
  /** The key of the integration it belongs to; null where whoever applies it says so. */
  integration: string | null
  name: string
  description: string
  definition: SuiteDefinition
}

/** The first line of every file of ours, and the version of the format. */
export const formatMark = 'suite/1'

export const fileKeys = ['gonogo', 'key', 'integration', 'name', 'description', 'steps'] as const
export const stepKeys = ['name', 'phase', 'always', 'probe', 'timeout', 'retries', 'request', 'expect', 'capture', 'poll', 'rows'] as const
export const requestKeys = ['method', 'url', 'query', 'headers', 'auth', 'body', 'follow_redirects', 'http', 'tls'] as const

/** Whether a text is a suite file of ours: by its first key. */
export const isSuiteFile = (text: string) => /^(?:\uFEFF)?(?:\s*#[^\n]*\n|\s*\n|---\s*\n)*\s*gonogo:\s*["']?suite\//.test(text)
