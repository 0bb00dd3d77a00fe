/**
 * Shows the phases of a start, one line each. On a terminal the running phase is a live line with its seconds; elsewhere
 * only finished phases are printed.
 *
 * @template T
 * @param {string} title what is being done, e.g. "Building"
 * @param {(note: (text: string) => void) => Promise<T>} work may add a short note about the outcome
 * @returns {Promise<T>}
 */
export async function phase(title, work) {
  const since = Date.now()
  const live = process.stdout.isTTY
  let outcome = ''
  const seconds = () => `${((Date.now() - since) / 1000).toFixed(1)} s`
  const tick = live ? setInterval(() => process.stdout.write(`\r  … ${title} ${seconds()}  `), 200) : undefined
  if (live) process.stdout.write(`  … ${title}`)
  try {
    const result = await work((text) => {
      outcome = text
    })
    clearInterval(tick)
    process.stdout.write(`${live ? '\r\u001b[2K' : ''}  ✓ ${title}${outcome ? `: ${outcome}` : ''} (${seconds()})\n`)
    return result
  } catch (error) {
    clearInterval(tick)
    process.stdout.write(`${live ? '\r\u001b[2K' : ''}  ✗ ${title} (${seconds()})\n`)
    throw error
  }
}
