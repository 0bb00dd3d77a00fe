import { job } from '@/lib/core/actor'
import { installTemplate } from './install-template'
import { shippedTemplates } from './shipped/shipped-templates'

/** Makes every shipped template be there. Run at each start, by as many processes as like; it writes only what is new. */
export async function installShippedTemplates(): Promise<void> {
  for (const { key } of shippedTemplates) {
    const answer = await installTemplate(job('Gonogo'), { key })
    if (!answer.ok) throw new Error(`Template ${key} was not installed: ${answer.refusal.code}`)
  }
}
