import { useTranslations } from 'next-intl'
import type { Difference, FieldChange, Place } from '@/lib/templates/difference'
import { ChangeMark } from './change-mark'
import { useNamed } from './use-named'
import { useSettingWords } from './use-setting-words'
import { WordChanges } from './word-changes'

/** Settings worth a word when a whole item comes or goes. */
const told = [
  'kind',
  'before',
  'due',
  'condition',
  'optional',
  'estimateMinutes',
  'covers',
  'target',
  'threshold',
  'probability',
  'impact',
] as const
const plain: Record<string, unknown> = { kind: 'manual', optional: false }

/** One difference: what happened, to what, and for a change each field before and after. */
export function DifferenceRow({ difference }: { difference: Difference }) {
  const t = useTranslations('library.difference')
  const named = useNamed()
  const { change, movedFrom, name, part, place, fields } = difference
  const only = fields.length === 0 && movedFrom !== null
  // A changed name is shown word by word below; the other language's name would repeat it.
  return (
    <div className="grid gap-1">
      <div className="flex flex-wrap items-baseline gap-x-2.5 gap-y-0.5">
        <ChangeMark change={only ? 'moved' : change} />
        <span className={change === 'removed' ? 'text-ink-2 line-through' : undefined}>{named(name.text, name.textZh)}</span>
        {part === 'group' ? <span className="text-xs text-ink-3">{t('a_group', { phase: nameIn(place.phase, named) })}</span> : null}
        {place.parent ? (
          <span className="text-xs text-ink-3">{t('under', { parent: named(place.parent.text, place.parent.textZh) })}</span>
        ) : null}
        {movedFrom ? (
          <span className="text-xs text-ink-3">{t('moved_from', { place: placeText(movedFrom, place, named, t('other_order')) })}</span>
        ) : null}
      </div>
      {change === 'changed' ? fields.map((field) => <Field key={field.field} change={field} />) : <Settings difference={difference} />}
    </div>
  )
}

type Named = (english: string, chinese: string) => string
const nameIn = (thing: { text: string; textZh: string } | null, named: Named) => (thing ? named(thing.text, thing.textZh) : '')

function placeText(from: Place, to: Place, named: Named, same: string): string {
  const words = [from.phase, from.group, from.parent].map((each) => nameIn(each, named)).filter((each) => each !== '')
  const now = [to.phase, to.group, to.parent].map((each) => nameIn(each, named)).filter((each) => each !== '')
  return words.length === 0 || words.join('\u0000') === now.join('\u0000') ? same : words.join(' › ')
}

function Field({ change }: { change: FieldChange }) {
  const words = useSettingWords()
  return (
    <div className="grid gap-x-3 text-sm sm:grid-cols-[130px_minmax(0,1fr)]">
      <span className="text-ink-3">{words.field(change.field)}</span>
      <span className="min-w-0 whitespace-pre-wrap">
        {change.words ? (
          <WordChanges runs={change.words} />
        ) : (
          <WordChanges
            runs={[
              { was: 'removed', text: words.value(change.field, change.before) },
              { was: 'kept', text: ' → ' },
              { was: 'added', text: words.value(change.field, change.after) },
            ]}
          />
        )}
      </span>
    </div>
  )
}

/** What a thing that came or went asked for, in a line. */
function Settings({ difference: { before, after } }: { difference: Difference }) {
  const words = useSettingWords()
  const value = after ?? before ?? {}
  const said = told.filter((field) => {
    const given = value[field]
    return given !== undefined && given !== null && given !== '' && given !== plain[field]
  })
  if (said.length === 0) return null
  return (
    <p className="text-sm text-ink-2">{said.map((field) => `${words.field(field)}: ${words.value(field, value[field])}`).join(' · ')}</p>
  )
}
