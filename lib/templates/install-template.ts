import { z } from 'zod'
import { command, type Outcome } from '@/lib/core/command'
import { Key } from './schema'
import { shippedTemplates } from './shipped/shipped-templates'
import { writeVersion } from './write-version'

/**
 * Brings one shipped template to the version this release of the product carries. It writes the first version, and the next one as long
 * as nobody has a version or a draft of their own, described the template or retired it: what people wrote is never overtaken.
 */
export const installTemplate = command({
  name: 'template.install',
  input: z.strictObject({ key: Key }),
  run: async ({ tx, actor, input, now, locale }): Promise<Outcome<{ key: string; number: number | null }>> => {
    const shipped = shippedTemplates.find((template) => template.key === input.key)
    if (!shipped) return { value: { key: input.key, number: null }, audit: null }
    const own = await tx.templateVersion.findFirst({
      where: {
        template: { key: input.key },
        OR: [
          { state: { not: 'discarded' }, createdByName: { not: actor.name } },
          { state: { not: 'discarded' }, updatedByName: { not: actor.name } },
          // Describing and retiring count the template's version on.
          { template: { version: { gt: 1 } } },
        ],
      },
      orderBy: { number: 'desc' },
      select: { number: true },
    })
    if (own) return { value: { key: input.key, number: own.number }, audit: null }
    const version = await writeVersion(tx, shipped, actor.name, now, locale)
    const value = { key: input.key, number: version.number }
    if (!version.written) return { value, audit: null }
    return {
      value,
      audit: {
        entity: { type: 'template', id: version.templateId, label: shipped.name },
        before: version.before,
        after: { number: version.number, digest: version.digest },
      },
      touched: ['templates'],
    }
  },
})
