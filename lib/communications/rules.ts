import { emailAddress } from '@/lib/people/schema'

/** Addresses as they were given, taken apart: each mailbox once, in small letters, in the order given; and what is no address. */
export function readRecipients(given: string | readonly string[]): { recipients: string[]; invalid: string[] } {
  const words = (typeof given === 'string' ? given.split(/[\s,;，；、]+/u) : given.map((one) => one.trim())).filter((word) => word !== '')
  const recipients = new Set<string>()
  const invalid: string[] = []
  for (const word of words) {
    const read = emailAddress.safeParse(word)
    if (read.success) recipients.add(read.data)
    else invalid.push(word)
  }
  return { recipients: [...recipients], invalid }
}
