/** The demo's people, by what they do. */
export const cast = {
  manager: 'ines.duarte@example.invalid',
  techLead: 'mira.kovac@example.invalid',
  devops: 'tomas.reis@example.invalid',
  qaLead: 'ayo.bello@example.invalid',
  productOwner: 'jun.li@example.invalid',
  deploymentLead: 'lena.fischer@example.invalid',
  onCall: 'sam.oduya@example.invalid',
  administrator: 'noor.haddad@example.invalid',
  viewer: 'viktor.sand@example.invalid',
} as const
