/**
 * Installs the pinned packages when node_modules does not hold them. Plain JavaScript on Node >= 18.
 */
import { spawn, spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'

/**
 * Why an install is needed, or null when every package of the lock file is there in its pinned version.
 * npm writes node_modules/.package-lock.json last, so an install killed half-way is noticed: the file is missing or
 * names other versions. Development-only packages and those of other platforms may be absent.
 *
 * @param {string} root project folder
 * @returns {string | null}
 */
export function whyInstall(root) {
  const lock = readJson(path.join(root, 'package-lock.json'))
  if (!lock) throw new Error('package-lock.json is missing or unreadable: the checkout is not complete.')
  const installed = readJson(path.join(root, 'node_modules/.package-lock.json'))
  if (!installed) return 'nothing is installed yet'
  for (const [name, wanted] of Object.entries(lock.packages ?? {})) {
    if (name === '' || wanted.dev || wanted.devOptional || wanted.optional || wanted.link) continue
    if (installed.packages?.[name]?.version !== wanted.version) return `${name.replace(/^.*node_modules\//, '')} is not installed as pinned`
  }
  const wantedNode = lock.packages['node_modules/node']?.version
  const node = spawnSync(nodeBinary(root), ['--version'], { encoding: 'utf8' })
  if (node.status !== 0 || node.stdout.trim() !== `v${wantedNode}`) return `the runtime (Node ${wantedNode}) is not installed`
  return null
}

/**
 * Installs what the lock file pins; rejects with one line that tells a missing registry from other failures. `npm ci` refuses a lock file
 * that lacks packages of other platforms (written where their registry does not carry them). Then `npm install` is asked for the same: it
 * takes every version of the lock, adds this platform's packages in the exact versions their parents name, and saves nothing.
 *
 * @param {string} root project folder
 * @param {(child: import('node:child_process').ChildProcess) => void} started receives the child, so that a signal can stop it
 */
export async function install(root, started) {
  const first = await runNpm(root, ['ci'], started)
  if (first.ok) return
  if (!/code EUSAGE/.test(first.errors)) throw new Error(explainInstall(first.errors, first.signal))
  const aside = setAside(root, process.execPath)
  fs.rmSync(path.join(root, 'node_modules'), { recursive: true, force: true })
  const second = await runNpm(root, ['install', '--no-save'], started, aside.node).finally(aside.remove)
  if (!second.ok) throw new Error(explainInstall(second.errors, second.signal))
}

/**
 * A runtime that is still there when node_modules is not: the pinned one lies in it. Anything else stays where it is.
 *
 * @param {string} root project folder
 * @param {string} node the runtime that runs this
 * @returns {{ node: string, remove: () => void }}
 */
export function setAside(root, node) {
  if (!node.startsWith(path.join(root, 'node_modules') + path.sep)) return { node, remove: () => {} }
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'gonogo-node-'))
  const copy = path.join(folder, path.basename(node))
  fs.copyFileSync(node, copy)
  return { node: copy, remove: () => fs.rmSync(folder, { recursive: true, force: true }) }
}

function runNpm(root, words, started, node = process.execPath) {
  const { command, args, shell } = npmCommand(process.env.npm_execpath, node)
  const env = {
    ...process.env,
    // Prisma's install scripts would download an engine the product never runs. A path to any existing file stops that.
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    PRISMA_SKIP_POSTINSTALL_GENERATE: '1',
    // A production environment would leave out what builds the pages.
    NODE_ENV: 'development',
  }
  const options = ['--no-audit', '--no-fund', '--loglevel=error']
  const child = spawn(command, [...args, ...words, ...options], { cwd: root, env, shell, stdio: ['ignore', 'ignore', 'pipe'] })
  started(child)
  let errors = ''
  child.stderr.on('data', (chunk) => {
    errors = (errors + chunk).slice(-60_000)
  })
  return new Promise((resolve, reject) => {
    child.on('error', (error) => reject(new Error(`npm could not be started (${error.message}). npm comes with Node.`)))
    child.on('exit', (code, signal) => resolve({ ok: code === 0, errors, signal }))
  })
}

/**
 * One line for a failed `npm ci`.
 *
 * @param {string} errors what npm wrote to stderr
 * @param {string | null} signal
 */
export function explainInstall(errors, signal) {
  if (signal) return `Installing packages was stopped (${signal}). Start again to continue.`
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ECONNRESET|EHOSTUNREACH|ENETUNREACH|network/i.test(errors)) {
    return 'The npm registry cannot be reached, and the packages are not installed yet. Check the network or npm\'s "registry" setting.'
  }
  if (/ENOSPC/.test(errors)) return 'The disk is full: the packages could not be installed.'
  if (/EACCES|EPERM|EROFS/.test(errors)) return 'The project folder is not writable: the packages could not be installed into node_modules.'
  const line = errors
    .split('\n')
    .map((text) => text.replace(/^npm (error|ERR!)\s*/, '').trim())
    .find((text) => text !== '' && !/^code |^errno /.test(text))
  return `Installing packages failed: ${line ?? 'npm gave no reason'}. Run "npm ci" to see all of it.`
}

/** Where the pinned runtime is installed. @param {string} root */
export function nodeBinary(root) {
  return path.join(root, 'node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node')
}

function npmCommand(execPath, node) {
  if (execPath && /\.c?js$/.test(execPath)) return { command: node, args: [execPath], shell: false }
  return { command: process.platform === 'win32' ? 'npm.cmd' : 'npm', args: [], shell: process.platform === 'win32' }
}

function readJson(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}
