'use client'

import { FaultPage } from '@/components/shell/fault-page'

/** Anything unexpected outside the frame. */
export default function PageError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <main>
      <FaultPage id={error.digest} retry={reset} />
    </main>
  )
}
