/** Whether a touched topic concerns a wanted one: equal, below it (`release` hears `release:1`), or `*` for everything. */
export function topicMatches(wanted: string, touched: string): boolean {
  return touched === '*' || touched === wanted || touched.startsWith(`${wanted}:`)
}
