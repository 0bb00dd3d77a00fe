import type { Role } from '@/lib/core/actor'

export type DemoPerson = {
  key: string
  name: string
  email: string
  role: Role
  slots: string[]
  locale?: 'en' | 'zh'
  timeZone?: string
}

/** The password of everybody in the demo. It exists only where `decideDemo` allows a demo at all. */
export const demoPassword = 'demo-only-gonogo'

/** The cast: one person for every role and slot. All of them are fictional. */
export const demoPeople: DemoPerson[] = [
  { key: 'ines', name: 'Ines Duarte', email: 'ines.duarte@example.invalid', role: 'release_manager', slots: [], timeZone: 'Europe/Lisbon' },
  {
    key: 'mira',
    name: 'Mira Kovač',
    email: 'mira.kovac@example.invalid',
    role: 'on_call',
    slots: ['tech_lead'],
    timeZone: 'Europe/Zagreb',
  },
  {
    key: 'tomas',
    name: 'Tomás Reis',
    email: 'tomas.reis@example.invalid',
    role: 'on_call',
    slots: ['devops'],
    timeZone: 'America/Sao_Paulo',
  },
  { key: 'ayo', name: 'Ayo Bello', email: 'ayo.bello@example.invalid', role: 'on_call', slots: ['qa_lead'], timeZone: 'Africa/Lagos' },
  {
    key: 'jun',
    name: 'Jun Li',
    email: 'jun.li@example.invalid',
    role: 'viewer',
    slots: ['product_owner'],
    locale: 'zh',
    timeZone: 'Asia/Shanghai',
  },
  {
    key: 'lena',
    name: 'Lena Fischer',
    email: 'lena.fischer@example.invalid',
    role: 'release_manager',
    slots: ['deployment_lead'],
    timeZone: 'Europe/Berlin',
  },
  { key: 'sam', name: 'Sam Oduya', email: 'sam.oduya@example.invalid', role: 'on_call', slots: ['on_call_engineer'] },
  { key: 'noor', name: 'Noor Haddad', email: 'noor.haddad@example.invalid', role: 'administrator', slots: [] },
  { key: 'viktor', name: 'Viktor Sand', email: 'viktor.sand@example.invalid', role: 'viewer', slots: [] },
]
