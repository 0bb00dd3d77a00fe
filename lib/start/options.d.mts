export type StartOptions = {
  help: boolean
  empty: boolean
  dev: boolean
  port: number
  host: string
  only: 'web' | 'worker' | undefined
}
export const usage: string
export function readOptions(argv: string[], env: Record<string, string | undefined>): StartOptions
