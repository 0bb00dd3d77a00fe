/** Commands that print, or set up the shell itself: nothing of the requests depends on them, so they are passed over. */
const harmless = new Set([
  'echo',
  'printf',
  'true',
  ':',
  'set',
  'clear',
  'exit',
  'unset',
  'shopt',
  'trap',
  'wait',
  'pwd',
  'shift',
  'cat',
  '}',
])
const assigning = new Set(['export', 'readonly', 'declare', 'local', 'typeset'])
/** Words before a command that change nothing of what it sends. */
const before = new Set(['time', 'sudo', 'exec', 'command', '{'])

export const isHarmless = (word: string): boolean => harmless.has(word)
export const isAssigning = (word: string): boolean => assigning.has(word)
export const isBefore = (word: string): boolean => before.has(word)
/** `curl`, also with its folder, and as Windows calls it. */
export const isCurl = (word: string): boolean => /^(?:[\w./~-]*\/)?curl(?:\.exe)?$/.test(word)

/** Whether a line may begin with the command. */
export function knownCommand(word: string): boolean {
  return isCurl(word) || harmless.has(word) || assigning.has(word) || before.has(word)
}
