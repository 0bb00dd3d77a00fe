import type { ChildProcess } from 'node:child_process'
export function whyInstall(root: string): string | null
export function install(root: string, started: (child: ChildProcess) => void): Promise<void>
export function explainInstall(errors: string, signal: string | null): string
export function nodeBinary(root: string): string
export function setAside(root: string, node: string): { node: string; remove: () => void }
