import fs from 'node:fs'
import path from 'node:path'
import { missingSql } from './prisma-migrate'
import { withScratchServer } from './with-scratch-server'

/**
 * `npm run db:new-migration -- <name>`: writes what prisma/schema.prisma has and the migrations lack as a new migration, to be read before
 * it is committed.
 */
const root = path.resolve(import.meta.dirname, '../../..')
const [name] = process.argv.slice(2)

if (!name || !/^[a-z][a-z0-9_]{1,60}$/.test(name)) {
  process.stderr.write('Usage: npm run db:new-migration -- <name_in_snake_case>\n')
  process.exit(2)
}
const sql = await withScratchServer((adminUrl) => missingSql(adminUrl))
if (!sql) {
  process.stdout.write('Schema and migrations agree; there is nothing to write.\n')
  process.exit(0)
}
const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14)
const folder = path.join(root, 'prisma/migrations', `${stamp}_${name}`)
fs.mkdirSync(folder)
fs.writeFileSync(path.join(folder, 'migration.sql'), sql)
process.stdout.write(
  `${path.relative(root, folder)}/migration.sql\nRead it, add what SQL alone can say, and list new tables in lib/core/db/grants.ts.\n`,
)
process.exit(0)
