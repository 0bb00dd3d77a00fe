'use client'

import clsx from 'clsx'
import { ArrowDown, ArrowUp, ChevronRight, Clock, Plus, Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { memo, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Chip } from '@/components/ui/chip'
import { IconButton } from '@/components/ui/icon-button'
import { formatPhase } from '@/lib/templates/due-text'
import type { TemplateItem, TemplatePhase } from '@/lib/templates/schema'
import type { Drop } from './drop-place'
import { DuePicker } from './due-picker'
import { useEditor } from './editor-context'
import { GroupBlock } from './group-block'
import type { Adding, RowFocus } from './outline-context'
import { TitlePair } from './title-pair'

interface Props {
  phase: TemplatePhase
  first: boolean
  last: boolean
  open: boolean
  onOpen: (key: string, open: boolean) => void
  focus: RowFocus | null
  /** The group the focus is in. */
  focusGroup: number | null
  adding: Adding | null
  drop: Drop | null
  faulty: ReadonlySet<string>
  chinese: boolean
}

const count = (items: readonly TemplateItem[]): number =>
  items.reduce((sum, item) => sum + (item.items.length > 0 ? count(item.items) : 1), 0)

/** One phase: when it is, its groups, and what can be done with it. */
export const PhaseBlock = memo(function PhaseBlock(props: Props) {
  const { phase, first, last, open, onOpen, focus, focusGroup, adding, drop, faulty, chinese } = props
  const t = useTranslations('editor.outline')
  const { act, remove } = useEditor()
  const [timing, setTiming] = useState(false)
  const { key, title } = phase
  const label = (what: string) => ({ what, text: title })
  const items = phase.groups.reduce((sum, group) => sum + count(group.items), 0)
  return (
    <section id={`phase-${key}`} aria-label={title} className="min-w-0 rounded-lg border border-line bg-panel">
      <header className="flex flex-wrap items-start gap-x-2 gap-y-1 bg-hover/60 px-2 py-1.5">
        <IconButton
          label={t(open ? 'close_phase' : 'open_phase', { title })}
          aria-expanded={open}
          icon={<ChevronRight size={16} aria-hidden="true" className={clsx('transition-transform', open && 'rotate-90')} />}
          onClick={() => onOpen(key, !open)}
        />
        <TitlePair
          strong
          label={t('phase_title')}
          english={title}
          chinese={phase.titleZh}
          onEnglish={(text) => void act(label('phase_title'), { do: 'phase_set', key, set: { title: text } }, `${key}.title`)}
          onChinese={(titleZh) => void act(label('phase_title'), { do: 'phase_set', key, set: { titleZh } }, `${key}.titleZh`)}
          both={chinese}
        />
        <div className="ml-auto flex flex-wrap items-center gap-1">
          <span className="text-xs whitespace-nowrap text-ink-3">{t('items', { count: items })}</span>
          <Button
            size="sm"
            variant="ghost"
            aria-expanded={timing}
            icon={<Clock size={14} aria-hidden="true" />}
            onClick={() => setTiming(!timing)}
          >
            {phase.offset ? <Chip mono>{formatPhase(phase.offset)}</Chip> : t('phase_when')}
          </Button>
          <IconButton
            label={t('phase_up', { title })}
            disabled={first}
            icon={<ArrowUp size={15} aria-hidden="true" />}
            onClick={() => void act(label('phase_moved'), { do: 'phase_moved', key, by: -1 })}
          />
          <IconButton
            label={t('phase_down', { title })}
            disabled={last}
            icon={<ArrowDown size={15} aria-hidden="true" />}
            onClick={() => void act(label('phase_moved'), { do: 'phase_moved', key, by: 1 })}
          />
          <IconButton
            label={t('phase_remove', { title })}
            disabled={first && last}
            icon={<Trash2 size={15} aria-hidden="true" />}
            onClick={() => remove(label('phase_removed'), { do: 'phase_removed', key }, items)}
          />
        </div>
        {timing ? (
          <div className="w-full px-1.5 pb-1.5">
            <DuePicker
              label={t('phase_due')}
              due={phase.offset}
              none={t('phase_no_due')}
              onChange={(offset) => void act(label('phase_due'), { do: 'phase_set', key, set: { offset } }, `${key}.offset`)}
            />
          </div>
        ) : null}
      </header>
      {open ? (
        <>
          {phase.groups.map((group, index) => (
            <GroupBlock
              // Groups have no name of their own that stays: their place is what operations call them by.
              key={`${key} ${index}`}
              phase={key}
              index={index}
              group={group}
              last={index === phase.groups.length - 1}
              only={phase.groups.length === 1}
              focus={focusGroup === index ? focus : null}
              adding={adding?.place.group === index ? adding : null}
              drop={drop?.place.group === index ? drop : null}
              faulty={faulty}
              chinese={chinese}
            />
          ))}
          <div className="border-t border-line px-3 py-1">
            <Button
              size="sm"
              variant="ghost"
              icon={<Plus size={14} aria-hidden="true" />}
              onClick={() =>
                void act(
                  { what: 'group_added', text: t('new_group') },
                  { do: 'group_added', phase: key, title: freeTitle(phase, t('new_group')) },
                )
              }
            >
              {t('add_group')}
            </Button>
          </div>
        </>
      ) : null}
    </section>
  )
})

/** A title no other group of the phase has: items name their group by it. */
function freeTitle(phase: TemplatePhase, title: string): string {
  const taken = new Set(phase.groups.map((group) => group.title))
  for (let number = 1; ; number += 1) {
    const next = number === 1 ? title : `${title} ${number}`
    if (!taken.has(next)) return next
  }
}
