/**
 * `npm test`: everything, from nothing. Runs on Node >= 18 in a fresh clone: installs the pinned packages and a browser where they are
 * missing, then runs each step in turn and ends with one line, "N passed, N failed". A step that fails does not stop the next ones.
 * `npm test -- lint unit` runs only those steps; `npm test -- --list` names them.
 */
import { spawn, spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { install, nodeBinary, whyInstall } from './packages.mjs'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..')
const bin = (name) => path.join(root, 'node_modules', ...name.split('/'))
const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'gonogo-npm-test-'))
const report = (name) => path.join(scratch, `${name}.json`)
// PostgreSQL does not run as root and must be able to pass through.
fs.chmodSync(scratch, 0o711)

const tsx = ['--import', 'tsx']
const prepare = [...tsx, bin('../lib/core/testing/prepare.ts')]

/** The steps in order. `needs` names a step without which this one cannot run; `report` is where its counts are. */
const steps = [
  { name: 'client', quiet: true, run: [...prepare, 'client'] },
  { name: 'format', run: [bin('@biomejs/biome/bin/biome'), 'format', '--max-diagnostics=20', '.'] },
  { name: 'lint', run: [bin('oxlint/bin/oxlint'), '.'] },
  { name: 'dead-code', run: [bin('knip/bin/knip.js'), '--no-progress'] },
  { name: 'types', needs: 'client', run: [bin('typescript/bin/tsc'), '--noEmit', '-p', '.'] },
  { name: 'unit', needs: 'client', report: 'vitest', run: vitest('unit') },
  { name: 'db', needs: 'client', report: 'vitest', run: vitest('db') },
  { name: 'build', needs: 'client', run: [...prepare, 'pages'] },
  {
    name: 'e2e',
    needs: 'build',
    report: 'playwright',
    browser: true,
    run: [bin('@playwright/test/cli.js'), 'test', '--reporter=line,json'],
  },
]

function vitest(project) {
  return [
    bin('vitest/vitest.mjs'),
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report(project)}`,
  ]
}

/** @type {import('node:child_process').ChildProcess | undefined} */
let child
let stopped = false
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    stopped = true
    child?.kill('SIGTERM')
  })
}

const counts = { passed: 0, failed: 0 }
const failedSteps = new Set()
const chosen = process.argv.slice(2)

try {
  await main()
} catch (error) {
  counts.failed++
  say(`✗ ${error.message}`)
} finally {
  stopCluster()
  fs.rmSync(scratch, { recursive: true, force: true })
}
if (!chosen.includes('--list')) say(`${counts.passed} passed, ${counts.failed} failed`)
process.exitCode = counts.failed > 0 || stopped ? 1 : 0

async function main() {
  if (chosen.includes('--list')) return void say(steps.map((step) => step.name).join('\n'))
  const unknown = chosen.find((name) => !steps.some((step) => step.name === name))
  if (unknown) throw new Error(`There is no step "${unknown}". Try: npm test -- --list`)
  if (Number(process.versions.node.split('.')[0]) < 18) throw new Error(`Node 18 or newer is needed, this is ${process.version}.`)
  await installPackages()
  const wanted = steps.filter((step) => chosen.length === 0 || chosen.includes(step.name) || step.name === 'client')
  const browser = wanted.some((step) => step.browser) ? (findBrowser() ?? installBrowser()) : undefined
  for (const [index, step] of wanted.entries()) {
    if (stopped) throw new Error('stopped')
    await runStep(step, `${index + 1}/${wanted.length}`, browser)
  }
}

async function runStep(step, position, browser) {
  const since = Date.now()
  const seconds = () => `${((Date.now() - since) / 1000).toFixed(1)} s`
  if (step.needs && failedSteps.has(step.needs)) {
    failedSteps.add(step.name)
    counts.failed++
    return say(`✗ ${step.name}: not run, because ${step.needs} failed`)
  }
  if (step.browser && !browser) {
    counts.failed++
    return say(`✗ ${step.name}: no Chromium was found and none could be installed. Install one and set CHROMIUM_PATH.`)
  }
  say(`… ${step.name} (${position})`)
  const { code, output } = await call(step.run, browser)
  const found = count(step, code)
  counts.passed += found.passed
  counts.failed += found.failed
  if (found.failed > 0) {
    failedSteps.add(step.name)
    process.stdout.write(`${output}\n`)
  }
  const numbers = step.report ? `${found.passed} passed, ${found.failed} failed` : found.failed ? 'failed' : 'passed'
  say(`${found.failed ? '✗' : '✓'} ${step.name}: ${numbers} (${seconds()})`)
}

/** Runs a program under the pinned runtime; answers its exit code and the end of what it wrote. */
function call(args, browser) {
  return new Promise((resolve) => {
    child = spawn(nodeBinary(root), args, {
      cwd: root,
      env: {
        ...process.env,
        PATH: `${path.join(root, 'node_modules/.bin')}${path.delimiter}${process.env.PATH ?? ''}`,
        GONOGO_TEST_DATA: path.join(scratch, 'cluster'),
        PLAYWRIGHT_JSON_OUTPUT_FILE: report('e2e'),
        NEXT_TELEMETRY_DISABLED: '1',
        NO_COLOR: '1',
        FORCE_COLOR: undefined,
        ...(browser ? { CHROMIUM_PATH: browser } : {}),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    const keep = (chunk) => {
      output = (output + chunk).slice(-60_000)
    }
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    child.on('error', (error) => resolve({ code: 1, output: `${output}\n${error.message}` }))
    child.on('close', (code) => resolve({ code: code ?? 1, output }))
  })
}

/**
 * How many tests a step ran. A step without a report counts as one; one that failed counts at least one failure, whatever its report says.
 */
function count(step, code) {
  if (step.quiet) return { passed: 0, failed: code === 0 ? 0 : 1 }
  if (!step.report) return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 }
  let passed = 0
  let failed = 0
  try {
    const result = JSON.parse(fs.readFileSync(report(step.name), 'utf8'))
    if (step.report === 'vitest') {
      passed = result.numPassedTests
      failed = result.numFailedTests
    } else {
      passed = result.stats.expected
      failed = result.stats.unexpected + result.stats.flaky
    }
  } catch {
    // Without a report nothing is known to have passed.
  }
  if (failed === 0 && (code !== 0 || passed === 0)) failed = 1
  return { passed, failed }
}

async function installPackages() {
  const reason = whyInstall(root) ?? whyDevelopment()
  if (!reason) return
  say(`… packages (${reason})`)
  const since = Date.now()
  await install(root, (started) => {
    child = started
  })
  say(`✓ packages installed (${((Date.now() - since) / 1000).toFixed(1)} s)`)
}

/** The launcher does without development packages; tests need them. */
function whyDevelopment() {
  const lock = JSON.parse(fs.readFileSync(path.join(root, 'package-lock.json'), 'utf8'))
  for (const name of Object.keys(lock.packages[''].devDependencies ?? {})) {
    const place = path.join(root, 'node_modules', name, 'package.json')
    if (!fs.existsSync(place)) return `${name} is not installed`
    const { version } = JSON.parse(fs.readFileSync(place, 'utf8'))
    if (version !== lock.packages[`node_modules/${name}`].version) return `${name} is not installed as pinned`
  }
  return null
}

/** A Chromium: the one named by CHROMIUM_PATH, or the first on the PATH. */
function findBrowser() {
  if (process.env.CHROMIUM_PATH) return fs.existsSync(process.env.CHROMIUM_PATH) ? process.env.CHROMIUM_PATH : undefined
  const folders = [...(process.env.PATH ?? '').split(path.delimiter), '/usr/bin']
  for (const name of ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']) {
    const folder = folders.find((each) => fs.existsSync(path.join(each, name)))
    if (folder) return path.join(folder, name)
  }
  const mac = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'
  return fs.existsSync(mac) ? mac : undefined
}

/** Debian's Chromium, when this is Debian and we are root; else undefined, and the step says what to do. */
function installBrowser() {
  if (process.getuid?.() !== 0 || spawnSync('apt-get', ['--version']).status !== 0) return undefined
  say('… browser (installing Chromium)')
  const options = { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }
  spawnSync('apt-get', ['update', '-qq'], options)
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-noto-cjk'], options)
  const found = findBrowser()
  if (found) say(`✓ browser installed: ${found}`)
  return found
}

/** Stops the PostgreSQL of this run, whichever step started it. */
function stopCluster() {
  const file = path.join(scratch, 'cluster/postgres/cluster/postmaster.pid')
  if (!fs.existsSync(file)) return
  const pid = Number(fs.readFileSync(file, 'utf8').split('\n')[0])
  try {
    process.kill(pid, 'SIGQUIT')
  } catch {
    return
  }
  for (let turn = 0; turn < 100 && fs.existsSync(file); turn++) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50)
}

function say(line) {
  process.stdout.write(`${line}\n`)
}
