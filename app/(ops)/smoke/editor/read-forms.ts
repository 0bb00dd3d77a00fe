import { getTranslations } from 'next-intl/server'
import { assertionKinds } from '@/lib/smoke/assertions'
import { type KindForm, kindForms } from '@/lib/smoke/kind-form'

/** The forms of all assertion kinds in the reader's language. */
export async function readForms(): Promise<KindForm[]> {
  const t = await getTranslations('smoke.assertions')
  return kindForms(assertionKinds, (key) => t(key as 'op'))
}
