/** The statuses of HTTP that a test lets through, as an assertion of the status writes them: `200-299, 304`. */
export function listStatuses(test: (status: number) => boolean): string {
  const ranges: string[] = []
  let from = 0
  for (let status = 100; status <= 600; status++) {
    const passes = status < 600 && test(status)
    if (passes && from === 0) from = status
    if (passes || from === 0) continue
    ranges.push(from === status - 1 ? `${from}` : `${from}-${status - 1}`)
    from = 0
  }
  return ranges.join(', ')
}
