import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { getAttributeValue, getElementsByTagName, hasAttrib, textContent } from 'domutils'
import { parseDocument } from 'htmlparser2'
import { NextIntlClientProvider } from 'next-intl'
import { prerender } from 'react-dom/static'
import { FormContext } from '@/components/ui/form-context'
import { loadMessages, text } from '@/lib/core/texts'
import { assertionKinds } from '@/lib/smoke/assertions'
import { kindForms } from '@/lib/smoke/kind-form'
import { EditorContext, TypedContext } from '../editor-context'
import { type EntryRow, readDefinition } from '../editor-state'
import { IncludeFields } from '../include-fields'
import { NeedsProvider } from '../needs-provider'
import { StepFields } from '../step-fields'

export const forms = kindForms(assertionKinds, (key) => text('en', `smoke.assertions.${key}`))
const suites = [{ id: '00000000-0000-7000-8000-000000000001', key: 'other', name: 'Other suite' }]
const nothing = () => undefined

/** The fields of these entries as the page draws them, as HTML. */
export async function drawn(entries: readonly EntryRow[], errors: Record<string, string> = {}): Promise<string> {
  const props = (index: number) => ({
    index,
    count: entries.length,
    open: false,
    onChange: nothing,
    onMove: nothing,
    onDuplicate: nothing,
    onRemove: nothing,
  })
  const { prelude } = await prerender(
    <QueryClientProvider client={new QueryClient()}>
      <NextIntlClientProvider locale="en" messages={loadMessages('en')} timeZone="UTC">
        <EditorContext value={{ forms, suites, variables: [{ key: 'BASE_URL', kind: 'value', description: '' }] }}>
          <TypedContext value={readDefinition(new FormData(), entries, forms)}>
            <NeedsProvider>
              <FormContext value={{ pending: false, errors, refusal: null }}>
                {entries.map((entry, index) =>
                  entry.kind === 'include' ? (
                    <IncludeFields key={entry.id} entry={entry} {...props(index)} />
                  ) : (
                    <StepFields key={entry.id} entry={entry} {...props(index)} />
                  ),
                )}
              </FormContext>
            </NeedsProvider>
          </TypedContext>
        </EditorContext>
      </NextIntlClientProvider>
    </QueryClientProvider>,
  )
  return new Response(prelude).text()
}

/** What a browser sends of a form nobody touched: one line inputs lose line ends, text areas have one sort of them, a select has a choice. */
export function untouched(html: string): FormData {
  const data = new FormData()
  const document = parseDocument(html)
  for (const element of getElementsByTagName((name) => ['input', 'textarea', 'select'].includes(name), document)) {
    const name = getAttributeValue(element, 'name')
    const type = getAttributeValue(element, 'type') ?? 'text'
    if (!name || type === 'file' || hasAttrib(element, 'disabled')) continue
    if (element.name === 'textarea') data.append(name, textContent(element).replace(/\r\n?/g, '\n').replace(/^\n/, ''))
    else if (element.name === 'select') {
      const options = getElementsByTagName('option', element)
      const chosen = options.find((option) => hasAttrib(option, 'selected')) ?? options[0]
      data.append(name, chosen ? (getAttributeValue(chosen, 'value') ?? textContent(chosen)) : '')
    } else if (type !== 'checkbox' || hasAttrib(element, 'checked')) {
      data.append(name, (getAttributeValue(element, 'value') ?? (type === 'checkbox' ? 'on' : '')).replace(/[\r\n]/g, ''))
    }
  }
  return data
}
