/**
 * What the command line of `npm start` may say. Plain JavaScript: it runs before anything is installed.
 * Refuses unknown options, missing values and ports outside 1–65535 by throwing an Error with one line.
 */

export const usage = `Usage: npm start -- [options]

  --empty         start without the demo (only matters for a new embedded database)
  --dev           reload on every change (npm run dev)
  --port <n>      port to listen on (default: $PORT or 3000)
  --host <addr>   address to listen on (default: $HOST or 127.0.0.1)
  --only <part>   serve only "web" or only "worker" (for one process per container)
  --help          show this text

With DATABASE_URL set, that PostgreSQL (15 or newer) is used; without it, one is started in the data folder.
docs/operating.md lists every setting.`

/**
 * @param {string[]} argv arguments after the script name
 * @param {Record<string, string | undefined>} env
 * @returns {import('./options.mjs').StartOptions}
 */
export function readOptions(argv, env) {
  const options = {
    help: false,
    empty: false,
    dev: false,
    port: readPort(env.PORT || '3000', 'PORT'),
    host: env.HOST || '127.0.0.1',
    only: /** @type {'web' | 'worker' | undefined} */ (undefined),
  }
  const rest = [...argv]
  while (rest.length > 0) {
    const word = String(rest.shift())
    const [name, inline] = word.includes('=') ? [word.slice(0, word.indexOf('=')), word.slice(word.indexOf('=') + 1)] : [word]
    const value = () => {
      const given = inline ?? rest.shift()
      if (given === undefined || given === '') throw new Error(`Option ${name} needs a value.`)
      return given
    }
    if (name === '--help' || name === '-h') options.help = true
    else if (name === '--empty') options.empty = true
    else if (name === '--dev') options.dev = true
    else if (name === '--port') options.port = readPort(value(), '--port')
    else if (name === '--host') options.host = value()
    else if (name === '--only') options.only = readPart(value())
    else throw new Error(`Unknown option ${word}. Try: npm start -- --help`)
  }
  return options
}

function readPort(text, name) {
  const port = Number(text)
  if (!/^\d+$/.test(text) || port < 1 || port > 65535) throw new Error(`${name} must be a port number from 1 to 65535, not "${text}".`)
  return port
}

function readPart(text) {
  if (text === 'web' || text === 'worker') return text
  throw new Error(`--only takes "web" or "worker", not "${text}".`)
}
