import { useTranslations } from 'next-intl'

type Props = { actor: { kind: string; name: string }; entity: { type: string; label: string } }

/** Who did it. Somebody who signs in or takes up a link is not signed in yet, but the entry says who they are. */
export function ActorName({ actor, entity }: Props) {
  const t = useTranslations('audit.actors')
  if (actor.kind === 'person') return <>{actor.name}</>
  if (actor.kind === 'visitor') return <>{entity.type === 'person' ? t('visitorAs', { name: entity.label }) : t('visitor')}</>
  return <>{actor.kind === 'token' ? t('token', { name: actor.name }) : t('job')}</>
}
