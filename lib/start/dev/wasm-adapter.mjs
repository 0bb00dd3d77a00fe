/**
 * Prisma's pg adapter as its schema engine needs it: whole scripts in one go, types that only PostgreSQL's catalogue uses, and a shadow
 * database that is thrown away.
 */
import { randomUUID } from 'node:crypto'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils'
import pg from 'pg'

const charOid = 18
const textOid = 25
/**
 * Catalogue types (node trees, dependencies, access lists, reg… names) that the adapter does not know; their text is all that is asked for.
 */
const catalogueOids = new Set([charOid, 22, 24, 30, 194, 1033, 2205, 2206])

/** @param {string} url @param {string | undefined} shadowUrl */
export function migrationAdapter(url, shadowUrl) {
  return bindMigrationAwareSqlAdapterFactory(new MigrationFactory(url, shadowUrl || undefined))
}

class MigrationFactory extends PrismaPg {
  constructor(url, shadowUrl) {
    super(new pg.Pool({ connectionString: url, max: 2 }), { disposeExternalPool: true, schema: 'public' })
    this.url = url
    this.shadowUrl = shadowUrl
  }

  async connect() {
    const adapter = readCatalogue(await super.connect())
    const begin = adapter.startTransaction.bind(adapter)
    adapter.startTransaction = async (level) => readCatalogue(await begin(level))
    // The adapter would split at every semicolon, also inside functions.
    adapter.executeScript = async (script) => {
      try {
        await adapter.client.query(script)
      } catch (error) {
        adapter.onError(error)
      }
    }
    return adapter
  }

  async connectToShadowDb() {
    if (this.shadowUrl) {
      const adapter = await new MigrationFactory(this.shadowUrl).connect()
      await adapter.client.query('drop schema if exists public cascade; create schema public')
      return adapter
    }
    const name = `prisma_migrate_shadow_db_${randomUUID()}`
    const admin = new pg.Client({ connectionString: this.url })
    await admin.connect()
    await admin.query(`create database "${name}"`)
    const shadow = new URL(this.url)
    shadow.pathname = `/${name}`
    const adapter = await new MigrationFactory(shadow.href).connect()
    const dispose = adapter.dispose.bind(adapter)
    adapter.dispose = async () => {
      await dispose()
      await admin.query(`drop database if exists "${name}" with (force)`)
      await admin.end()
    }
    return adapter
  }
}

/** Lets an adapter or a transaction read catalogue types as text, and "char" as a character. */
function readCatalogue(queryable) {
  const perform = queryable.performIO.bind(queryable)
  const queryRaw = queryable.queryRaw.bind(queryable)
  queryable.queryRaw = async (query) => {
    let characters = []
    queryable.performIO = async (statement) => {
      const result = await perform(statement)
      characters = result.fields.flatMap((field, index) => (field.dataTypeID === charOid ? [index] : []))
      result.fields = result.fields.map((field) => (catalogueOids.has(field.dataTypeID) ? { ...field, dataTypeID: textOid } : field))
      return result
    }
    const result = await queryRaw(query)
    for (const index of characters) result.columnTypes[index] = ColumnTypeEnum.Character
    return result
  }
  return queryable
}
