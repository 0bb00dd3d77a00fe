import { missingSql } from './prisma-migrate'
import { withScratchServer } from './with-scratch-server'

/** `npm run db:check`: fails when the migrations do not end where prisma/schema.prisma is. */
const missing = await withScratchServer((adminUrl) => missingSql(adminUrl))
if (missing) {
  process.stderr.write(
    `The migrations do not end where prisma/schema.prisma is. Missing:\n\n${missing}\nWrite it with: npm run db:new-migration -- <name>\n`,
  )
  process.exit(1)
}
process.stdout.write('Schema and migrations agree.\n')
process.exit(0)
