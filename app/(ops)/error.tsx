'use client'

import { FaultPage } from '@/components/shell/fault-page'

/** Anything unexpected inside the frame; the sidebar stays usable. */
export default function PageError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return <FaultPage id={error.digest} retry={reset} />
}
