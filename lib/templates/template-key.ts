import type { Tx } from '@/lib/core/db/client'

/** A key from a name: Latin letters and digits in snake case, at most 56 long; `template` when the name has none. */
export function keyFromName(name: string): string {
  const words = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}+/gu, '')
    .replace(/[^a-z0-9]+/g, '_')
  const key = words
    .replace(/^[^a-z]+/, '')
    .slice(0, 56)
    .replace(/_+$/, '')
  return key === '' ? 'template' : key
}

/** Makes the template with a key that no other has: the name's own, or with a number behind it. */
export async function insertTemplate(
  tx: Tx,
  data: { name: string; nameZh: string; description: string; descriptionZh: string; tags: string[]; createdAt: Date; updatedAt: Date },
): Promise<{ id: string; key: string }> {
  const wanted = keyFromName(data.name)
  const taken = await tx.template.findMany({ where: { key: { startsWith: wanted } }, select: { key: true } })
  const keys = new Set(taken.map(({ key }) => key))
  // Another maker of the same name at the same time takes the next number; createMany skips instead of breaking the transaction.
  for (let count = 1; ; count++) {
    const key = count === 1 ? wanted : `${wanted}_${count}`
    if (keys.has(key)) continue
    const [made] = await tx.template.createManyAndReturn({
      data: [{ ...data, key }],
      skipDuplicates: true,
      select: { id: true, key: true },
    })
    if (made) return made
  }
}
