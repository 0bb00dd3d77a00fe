import fs from 'node:fs'

/** Ticks a second of the kernel's process clocks; 100 on every Linux of today. */
const ticks = 100

type Stat = { pid: number; parent: number; cpuMs: number; childrenMs: number }

function statOf(pid: number): Stat | null {
  try {
    // The name in brackets may hold blanks: what follows its end is counted from the third field on.
    const text = fs.readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
    const ms = (n: number) => (Number(fields[n]) * 1000) / ticks
    return { pid, parent: Number(fields[1]), cpuMs: ms(11) + ms(12), childrenMs: ms(13) + ms(14) }
  } catch {
    return null
  }
}

/** CPU milliseconds a process has used so far. */
export function cpuOf(pid: number): number {
  return statOf(pid)?.cpuMs ?? 0
}

/** CPU milliseconds of a PostgreSQL: the postmaster, every process of it, and those that have ended. */
export function postgresCpu(postmaster: number): number {
  const own = statOf(postmaster)
  const all = fs.readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? [statOf(Number(name))] : []))
  return all.reduce((sum, one) => sum + (one?.parent === postmaster ? one.cpuMs : 0), (own?.cpuMs ?? 0) + (own?.childrenMs ?? 0))
}

/** Resident memory of a process in megabytes: now, and the most it ever had. */
export function memoryOf(pid: number): { now: number; peak: number } {
  const text = fs.readFileSync(`/proc/${pid}/status`, 'utf8')
  const read = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(text)?.[1] ?? 0) / 1024
  return { now: read('VmRSS'), peak: read('VmHWM') }
}

/** How busy the machine is with everything, as the share of all cores between two looks. */
export function machineLoad(): () => number {
  const read = () => {
    const numbers = fs.readFileSync('/proc/stat', 'utf8').split('\n')[0]!.trim().split(/\s+/).slice(1).map(Number)
    return { idle: numbers[3]! + numbers[4]!, all: numbers.reduce((sum, one) => sum + one, 0) }
  }
  const before = read()
  return () => {
    const after = read()
    return 1 - (after.idle - before.idle) / (after.all - before.all)
  }
}
