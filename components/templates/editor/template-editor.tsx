'use client'

import { Tabs } from '@base-ui/react/tabs'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { toast } from 'sonner'
import { Dialog } from '@/components/ui/dialog'
import { TemplateSource } from '@/components/templates/template-source'
import { Panel, PanelBody } from '@/components/ui/panel'
import type { Answer } from '@/lib/core/answer'
import type { DialectHead } from '@/lib/templates/markdown/dialect'
import { ConflictNote } from './conflict-note'
import type { LoadedDraft } from './edit-state'
import { type Editor, EditorContext, type RoleChoice } from './editor-context'
import { EditorToolbar } from './editor-toolbar'
import { ItemForm } from './item-form'
import { missingChinese } from './missing-chinese'
import { stepPlace } from './moves'
import { Outline } from './outline'
import type { RowFocus } from './outline-context'
import { PartList } from './part-list'
import { Preview } from './preview'
import { ProblemList } from './problem-list'
import { type ProblemPlace, TABS, tabParts, type TabName } from './problem-place'
import { type Publish, PublishDialog } from './publish-dialog'
import { useStepText } from './step-text'
import { StepsDialog } from './steps-dialog'
import { findItem, lineCount } from './tree'
import { type DraftActions, useDraft } from './use-draft'
import { useLeaveWarning } from './use-leave-warning'
import { useProblems } from './use-problems'
import { useShortcuts } from './use-shortcuts'
import { useTab } from './use-tab'
import { useWide } from './use-wide'

export interface TemplateEditorProps {
  draft: LoadedDraft & { versionId: string; number: number; sourceName: string | null }
  /** What it is called, and what it says about itself; `name` of `head` is the English one. */
  template: { id: string; head: DialectHead }
  /** Name of the person, as steps will show it. */
  me: string
  roles: readonly RoleChoice[]
  actions: DraftActions & { publish: Publish; discard: (input: unknown) => Promise<Answer<unknown>> }
}

let stamp = 1_000_000

/** The editor of a template's draft. Everything done here is one step that can be undone, saved by itself. */
export function TemplateEditor({ draft: initial, template, me, roles, actions }: TemplateEditorProps) {
  const t = useTranslations('editor')
  const router = useRouter()
  const wide = useWide()
  const draft = useDraft(template.id, initial.versionId, initial, me, actions)
  const { body, revision, past } = draft.state
  const [tab, setTab] = useTab()
  const [focus, setFocus] = useState<RowFocus | null>(null)
  const [details, setDetails] = useState(false)
  const [opened, setOpened] = useState<'steps' | 'publish' | null>(null)
  const [chinese, setChinese] = useState(true)
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set())
  const { said, byItem, byEntry, faulty } = useProblems(body)
  const [sourceSeen, setSourceSeen] = useState(false)
  const [sourceUnsaved, setSourceUnsaved] = useState(false)
  if (tab === 'source' && !sourceSeen) setSourceSeen(true)
  useLeaveWarning(sourceUnsaved, t('leave_source'))
  const missing = useMemo(() => missingChinese(body), [body])
  const sayStep = useStepText()

  const latest = useRef({ body, past, undo: draft.undo })
  latest.current = { body, past, undo: draft.undo }
  const { act, heard } = draft
  const editor = useMemo<Editor>(
    () => ({
      act,
      body: () => latest.current.body,
      roles,
      remove: (label, operation, parts = 0) => {
        const id = act(label, operation)
        const back = () => (latest.current.past.at(-1)?.id === id ? latest.current.undo() : toast(t('outline.undo_later')))
        toast(t('outline.removed', { text: label.text ?? '', parts }), {
          action: { label: t('outline.undo'), onClick: () => void back() },
          classNames: { actionButton: 'ml-auto shrink-0 font-medium underline underline-offset-3' },
        })
      },
    }),
    [act, roles, t],
  )
  useShortcuts(draft.undo, draft.redo)

  const { news } = draft.state
  useEffect(() => {
    if (news.length === 0) return
    toast(t('news', { name: [...new Set(news.map((step) => step.byName))].join(', ') }), {
      description: news
        .slice(-3)
        .map((step) => sayStep(step.label))
        .join(' · '),
    })
    heard()
  }, [news, heard, sayStep, t])

  const openPhase = useCallback((key: string, open: boolean) => {
    setClosed((known) => {
      const next = new Set(known)
      if (open) next.delete(key)
      else next.add(key)
      return next
    })
  }, [])
  const goToItem = (key: string) => {
    setTab('plan')
    const found = findItem(body, key)
    if (found) openPhase(found.phase, true)
    setFocus(() => ({ key, cell: 'text', edit: false, typed: '', stamp: ++stamp }))
    later(() => document.getElementById(`item-${key}`)?.scrollIntoView({ block: 'center' }))
    if (!wide) setDetails(true)
  }
  const go = (place: ProblemPlace) => {
    if ('item' in place) return goToItem(place.item)
    setTab(place.tab)
    if ('phase' in place) openPhase(place.phase, true)
    const anchor = 'anchor' in place ? place.anchor : 'part' in place ? `part-${place.part}-${place.at}` : null
    if (anchor) later(() => document.getElementById(anchor)?.scrollIntoView({ block: 'center' }))
  }

  const selected = focus && findItem(body, focus.key) ? focus.key : null
  const form =
    selected === null ? (
      <p className="text-sm text-ink-2">{t('item.choose')}</p>
    ) : (
      <ItemForm
        key={selected}
        itemKey={selected}
        body={body}
        problems={byItem.get(selected) ?? []}
        onMove={(key, direction) => {
          const place = stepPlace(body, key, direction)
          if (place) act({ what: 'item_moved', text: findItem(body, key)?.item.text }, { do: 'item_moved', key, place })
        }}
        onRemove={(key) => {
          const item = findItem(body, key)?.item
          if (item) editor.remove({ what: 'item_removed', text: item.text }, { do: 'item_removed', key }, lineCount(item) - 1)
          setDetails(false)
        }}
      />
    )

  return (
    <EditorContext value={editor}>
      <EditorToolbar
        draft={draft}
        problems={said.length}
        sourceUnsaved={sourceUnsaved}
        missing={missing}
        chinese={chinese}
        onChinese={setChinese}
        onMissing={goToItem}
        onSteps={() => setOpened('steps')}
        onPublish={() => setOpened('publish')}
        discard={() => actions.discard({ versionId: initial.versionId })}
        onDiscarded={() => router.push(`/templates/${template.id}`)}
      />
      <ConflictNote draft={draft} />
      <ProblemList problems={said} onGo={go} />
      <Tabs.Root value={tab} onValueChange={(value) => setTab(value as TabName)}>
        <Tabs.List aria-label={t('tabs.label')} className="mb-4 flex flex-wrap gap-x-5 border-b border-line">
          {TABS.map((name) => (
            <Tabs.Tab
              key={name}
              value={name}
              className="-mb-px border-b-2 border-transparent py-2 text-ink-2 hover:text-ink data-active:border-ink data-active:font-medium data-active:text-ink"
            >
              {t(`tabs.${name}`)}
              {name === 'source' && sourceUnsaved ? <span className="ml-1 text-hold">{t('tabs.unsaved')}</span> : null}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="plan">
          <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_360px]">
            <Outline
              body={body}
              focus={focus}
              setFocus={setFocus}
              faulty={faulty}
              chinese={chinese}
              closed={closed}
              onOpenPhase={openPhase}
              onDetails={() => setDetails(true)}
            />
            {wide ? (
              <aside className="sticky top-14 max-h-[calc(100vh-4.5rem)] overflow-y-auto">
                <Panel title={t('item.title')} aria-label={t('item.title')}>
                  <PanelBody>{form}</PanelBody>
                </Panel>
              </aside>
            ) : null}
          </div>
        </Tabs.Panel>
        {TABS.map((name) =>
          tabParts[name] ? (
            <Tabs.Panel key={name} value={name} className="grid gap-4">
              {tabParts[name].map((part) => (
                <PartList key={part} part={part} body={body} problems={byEntry.get(part) ?? none} />
              ))}
            </Tabs.Panel>
          ) : null,
        )}
        <Tabs.Panel value="preview">
          <Preview body={body} />
        </Tabs.Panel>
        {/* Kept while another tab is looked at: what was typed into it stays. */}
        <Tabs.Panel value="source" keepMounted>
          {sourceSeen ? (
            <TemplateSource
              head={template.head}
              versionId={initial.versionId}
              body={body}
              revision={revision}
              pending={draft.unsaved || draft.state.stale}
              active={tab === 'source'}
              save={actions.replace}
              reload={draft.reload}
              onUnsaved={setSourceUnsaved}
            />
          ) : null}
        </Tabs.Panel>
      </Tabs.Root>
      {!wide && details && selected ? (
        <Dialog open onOpenChange={setDetails} title={t('item.title')}>
          {form}
        </Dialog>
      ) : null}
      <StepsDialog state={draft.state} open={opened === 'steps'} onOpenChange={(open) => setOpened(open ? 'steps' : null)} />
      {opened === 'publish' ? (
        <PublishDialog
          templateId={template.id}
          versionId={initial.versionId}
          revision={revision}
          number={initial.number}
          body={body}
          publish={actions.publish}
          onOpenChange={(open) => !open && setOpened(null)}
          onPublished={() => router.push(`/templates/${template.id}`)}
        />
      ) : null}
    </EditorContext>
  )
}

const none: ReadonlyMap<number, readonly string[]> = new Map()

/** After the next drawing: what is looked for may only then be there. */
const later = (then: () => void) => requestAnimationFrame(() => requestAnimationFrame(then))
