export type NavItem = {
  href: string
  text: 'board' | 'releases' | 'smoke' | 'integrations' | 'templates' | 'changes' | 'audit' | 'settings'
}
export type NavGroup = { text: 'decide' | 'operate' | 'prepare' | 'record'; items: readonly NavItem[] }

/** The pages of the product, grouped by what one does there. A page joins with one line here and its text in shell.json. */
export const navGroups: readonly NavGroup[] = [
  {
    text: 'decide',
    items: [
      { href: '/', text: 'board' },
      { href: '/releases', text: 'releases' },
    ],
  },
  { text: 'operate', items: [{ href: '/smoke', text: 'smoke' }] },
  {
    text: 'prepare',
    items: [
      { href: '/integrations', text: 'integrations' },
      { href: '/templates', text: 'templates' },
    ],
  },
  {
    text: 'record',
    items: [
      { href: '/changes', text: 'changes' },
      { href: '/audit', text: 'audit' },
      { href: '/settings', text: 'settings' },
    ],
  },
]

/** Whether a page belongs to an entry: its own address or one below it. */
export function isUnder(path: string, href: string): boolean {
  return href === '/' ? path === '/' : path === href || path.startsWith(`${href}/`)
}
