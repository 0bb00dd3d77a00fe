#!/usr/bin/env node
/**
 * Stands in for Prisma's native schema engine, which is a download: the same JSON-RPC over stdin and stdout, answered by Prisma's
 * own WebAssembly build. A development tool for writing migrations and checking that they agree with the schema; the product never runs it.
 */
import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import readline from 'node:readline'
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg'
import pg from 'pg'
import { migrationAdapter } from './wasm-adapter.mjs'

const require = createRequire(import.meta.url)
const folder = path.dirname(require.resolve('@prisma/schema-engine-wasm'))
const argv = process.argv.slice(2)

if (argv.includes('--version')) {
  const { version } = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'))
  console.log(`schema-engine-wasm ${version}`)
  process.exit()
}

/** One line of the log format the command line reads. */
function log(level, fields) {
  process.stderr.write(`${JSON.stringify({ timestamp: new Date().toISOString(), level, fields, target: 'schema_engine::logger' })}\n`)
}

const valueOf = (name) => (argv.includes(name) ? argv[argv.indexOf(name) + 1] : undefined)
const datamodels = argv.flatMap((word, index) => (word === '--datamodels' ? [argv[index + 1]] : []))
const datasource = JSON.parse(valueOf('--datasource') ?? '{}')
const administration = valueOf('cli')

if (administration) await administer(administration, datasource.url)
else await serve()

/** `create-database`, `drop-database` and `can-connect-to-database`, which are run once and answer by their exit code. */
async function administer(task, url) {
  const target = new URL(url)
  const name = decodeURIComponent(target.pathname.slice(1))
  if (task !== 'can-connect-to-database') target.pathname = '/postgres'
  const client = new pg.Client({ connectionString: target.href })
  try {
    await client.connect()
    if (task === 'create-database') await client.query(`create database ${pg.escapeIdentifier(name)}`)
    if (task === 'drop-database') await client.query(`drop database if exists ${pg.escapeIdentifier(name)} with (force)`)
    await client.end()
    process.exit(0)
  } catch (error) {
    const known = { '3D000': 'P1003', '28P01': 'P1000' }
    log('ERROR', { is_panic: false, error_code: known[error.code] ?? 'P1001', message: error.message })
    process.exit(1)
  }
}

async function serve() {
  globalThis.PRISMA_WASM_PANIC_REGISTRY = { set_message: (message) => log('ERROR', { is_panic: true, message, error_code: '' }) }
  const compiled = new WebAssembly.Module(fs.readFileSync(path.join(folder, 'schema_engine_bg.wasm')))
  const instance = new WebAssembly.Instance(compiled, { './schema_engine_bg.js': bindings })
  bindings.__wbg_set_wasm(instance.exports)
  instance.exports.__wbindgen_start()

  const adapter = migrationAdapter(datasource.url ?? 'postgresql://none', datasource.shadowDatabaseUrl)
  const models = datamodels.length > 0 ? datamodels.map((file) => [file, fs.readFileSync(file, 'utf8')]) : undefined
  const engine = await bindings.SchemaEngine.new({ datamodels: models }, () => {}, adapter)
  const send = (message) => process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`)

  let prints = 0
  let queue = Promise.resolve()
  const answer = async ({ id, method, params }) => {
    try {
      const result = await engine[method === 'getDatabaseVersion' ? 'version' : method](params ?? null)
      if (method === 'diff') {
        if (result.stdout) send({ id: `print-${++prints}`, method: 'print', params: { content: result.stdout } })
        send({ id, result: { exitCode: result.exitCode, stdout: null } })
      } else send({ id, result: result ?? {} })
    } catch (error) {
      const data = { is_panic: false, message: error.message ?? String(error), meta: error.meta ?? null, error_code: error.code ?? null }
      send({ id, error: { code: 4466, message: 'An error happened. Check the data field for details.', data } })
    }
  }
  readline
    .createInterface({ input: process.stdin })
    .on('line', (line) => {
      const message = JSON.parse(line)
      // Answers to our own prints carry no method.
      if (message.method) queue = queue.then(() => answer(message))
    })
    .on('close', () => queue.finally(() => process.exit(0)))
}
