'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'

type State =
  | { kind: 'idle' | 'cancelled' }
  | { kind: 'running'; seq: number; last: number }
  | { kind: 'failed'; why: 'busy' | 'rights' | 'unexpected' }

type Told = { kind: 'progress'; seq: string; last: string } | { kind: 'found' } | { kind: 'cancelled' } | { kind: 'failed' }

/** Runs a verification on the server and follows it, line by line. Leaving the page cancels it; what it found stands in the chain. */
export function useVerification() {
  const [state, setState] = useState<State>({ kind: 'idle' })
  const router = useRouter()
  const stop = useRef<AbortController>(undefined)
  useEffect(() => () => stop.current?.abort(), [])

  const run = async () => {
    const controller = new AbortController()
    stop.current = controller
    setState({ kind: 'running', seq: 0, last: 0 })
    try {
      const response = await fetch('/api/audit/verify', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{}',
        signal: controller.signal,
      })
      if (!response.ok || !response.body) {
        setState({
          kind: 'failed',
          why: response.status === 409 ? 'busy' : response.status === 403 || response.status === 401 ? 'rights' : 'unexpected',
        })
        return
      }
      let ended: Told['kind'] = 'failed'
      for await (const line of linesOf(response.body)) {
        const told = JSON.parse(line) as Told
        ended = told.kind
        if (told.kind === 'progress') setState({ kind: 'running', seq: Number(told.seq), last: Number(told.last) })
      }
      setState(ended === 'found' ? { kind: 'idle' } : ended === 'cancelled' ? { kind: 'cancelled' } : { kind: 'failed', why: 'unexpected' })
      router.refresh()
    } catch {
      setState(controller.signal.aborted ? { kind: 'cancelled' } : { kind: 'failed', why: 'unexpected' })
    }
  }
  return { state, run, cancel: () => stop.current?.abort() }
}

async function* linesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = body.pipeThrough(new TextDecoderStream() as unknown as ReadableWritablePair<string, Uint8Array>).getReader()
  let rest = ''
  for (;;) {
    const { value, done } = await reader.read()
    const lines = (rest + (value ?? '')).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) if (line) yield line
    if (done) return
  }
}
