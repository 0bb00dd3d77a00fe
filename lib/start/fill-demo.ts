import { db } from '@/lib/core/db/client'
import { seedDemo } from '@/prisma/seed/demo'

/** Fills an empty database with the demo, through the product's own verbs, and ends. Started by the launcher. */
await seedDemo()
await db.$disconnect()
process.exit(0)
