import { useTranslations } from 'next-intl'
import { Panel, PanelRow } from '@/components/ui/panel'
import { Sign } from '@/components/ui/sign'
import type { TemplateBody, TemplateItem } from '@/lib/templates/schema'
import type { TemplateProblem } from '@/lib/templates/rules'
import { useNamed } from './use-named'

/** What forbids publishing, each with the words of the place it stands at. */
export function TemplateProblems({ problems, body }: { problems: readonly TemplateProblem[]; body: TemplateBody }) {
  const t = useTranslations('templates.problems')
  const library = useTranslations('library')
  const named = useNamed()
  return (
    <Panel title={library('publish.problems', { count: problems.length })} className="border-hold-line">
      {problems.map((problem, index) => {
        const item = itemAt(body, problem.path)
        return (
          <PanelRow key={`${problem.path} ${problem.code} ${index}`} className="flex items-start gap-2.5">
            <span className="mt-1 text-hold">
              <Sign tone="hold" />
            </span>
            <span className="min-w-0">
              {t(problem.code, problem.params as never)}
              <span className="block text-xs text-ink-3">{item ? named(item.text, item.textZh) : <code>{problem.path}</code>}</span>
            </span>
          </PanelRow>
        )
      })}
    </Panel>
  )
}

/** The item that a path such as `phases.0.groups.1.items.2.kind` leads into, the innermost one. */
function itemAt(body: TemplateBody, path: string): TemplateItem | null {
  let node: unknown = body
  let item: TemplateItem | null = null
  let list = ''
  for (const part of path.split('.')) {
    node = typeof node === 'object' && node !== null ? (node as Record<string, unknown>)[part] : undefined
    if (list === 'items' && node) item = node as TemplateItem
    list = part
  }
  return item
}
