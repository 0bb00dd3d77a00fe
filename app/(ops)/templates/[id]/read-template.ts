import { cache } from 'react'
import { z } from 'zod'
import { signedInPerson } from '@/lib/core/session'
import { getTemplatePage } from '@/lib/templates/page-queries'

const Version = z.coerce.number().int().min(1).max(100_000).optional()

/** The template an address names, in the version it names; once a request. Null when there is none, or the number is no number. */
export const readTemplate = cache(async (id: string, version?: string) => {
  const actor = await signedInPerson(`/templates/${id}`)
  const number = Version.safeParse(version)
  const template = z.uuid().safeParse(id).success && number.success ? await getTemplatePage(actor, id, number.data) : null
  return { actor, template }
})

/** One value of a parameter that an address may repeat. */
export const one = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value)
