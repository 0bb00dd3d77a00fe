import type { ChainFault, Verification } from '@/lib/core/audit/verify'

/** What a verification says to a person, one line a fact. */
export function describeVerification(result: Verification, lastCheckpoint: string | undefined): string {
  if (result.fault) return `The audit chain is broken. ${sentence(result.fault)}`
  const whole = `The audit chain is whole: ${result.entries} ${result.entries === 1 ? 'entry' : 'entries'} verified.`
  if (result.protectedTo === 0n) return `${whole}\nNo checkpoint vouches for it yet: not yet protected against rewriting as the owner.`
  const signed = `Signed up to entry ${result.protectedTo}${lastCheckpoint ? ` (${lastCheckpoint})` : ''}.`
  if (result.unprotected === 0) return `${whole}\n${signed}`
  return `${whole}\n${signed} The ${result.unprotected} after it are not yet protected.`
}

function sentence(fault: ChainFault): string {
  if (fault.kind === 'gap') return `Entry ${fault.seq} is missing: the next one found is ${fault.found}.`
  if (fault.kind === 'changed') return `Entry ${fault.seq} was changed after it was written.`
  if (fault.kind === 'broken_link')
    return `Entry ${fault.seq} does not follow from the one before: an entry was removed, inserted or swapped there.`
  if (fault.kind === 'checkpoint_differs') return `Entry ${fault.seq} is not the one that was signed: the chain was recomputed.`
  if (fault.kind === 'cut') return `Entries from ${fault.seq} on are missing: a checkpoint was signed for entry ${fault.last}.`
  if (fault.kind === 'head_differs') return `The end of the chain does not match its entries (last entry ${fault.seq}).`
  return `The checkpoint for entry ${fault.seq} does not carry this installation’s signature.`
}
