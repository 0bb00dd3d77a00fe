import type { Locator, Page } from '@playwright/test'
import { expectAccessible } from './support/axe'
import { cast, expect, test } from './support/fixtures'
import { actorOf, done, enter, leave } from './support/stage'

/*
 * A draft is edited as a person does it: from the keyboard, with the mouse, through the details; what was done is undone, done again, still
 * there after a reload, and published with what differs in sight.
 */

const rows = (page: Page) => page.getByRole('treegrid', { name: 'Items of Checks' }).getByRole('row')
const line = (page: Page, text: string) => rows(page).filter({ hasText: text })
const level = (page: Page, text: string) => line(page, text).getAttribute('aria-level')
const saved = (page: Page) => expect(page.getByRole('status').filter({ hasText: /^Saved$/ })).toBeVisible()
const texts = async (page: Page) =>
  (await rows(page).evaluateAll((all) => all.map((row) => row.querySelector('[lang="en"]')?.textContent ?? ''))).join(' | ')

/** Drags by the handle to just below the middle of another line, as far to the right as asked for. */
async function drag(page: Page, from: Locator, to: Locator, right = 0): Promise<void> {
  const [start, end] = await Promise.all([from.getByRole('button').first().boundingBox(), to.boundingBox()])
  const x = start!.x + 10
  await page.mouse.move(x, start!.y + 10)
  await page.mouse.down()
  await page.mouse.move(x + 8, start!.y + 4, { steps: 3 })
  await page.mouse.move(x + right, end!.y + end!.height * 0.8, { steps: 8 })
  await page.mouse.up()
}

test('a draft is edited, undone, reloaded and published', async ({ app, as }) => {
  await enter(app)
  const { createTemplate } = await import('@/lib/templates/create-template')
  const { publishDraft } = await import('@/lib/templates/publish-draft')
  const { openDraft } = await import('@/lib/templates/open-draft')
  const manager = await actorOf(app, cast.manager)
  const item = (key: string, text: string) => ({ key, text, textZh: `${text}（中文）`, before: 'start' as const })
  const made = done(
    await createTemplate(manager, {
      name: `Edited in a browser ${Date.now()}`,
      body: {
        facts: [{ key: 'async', label: 'Asynchronous mode', labelZh: '异步模式' }],
        phases: [
          {
            key: 'prepare',
            title: 'Prepare',
            titleZh: '准备',
            offset: { days: -1 },
            groups: [
              {
                title: 'Checks',
                titleZh: '检查',
                items: [item('lint', 'Lint is clean'), item('load', 'Load is tested'), item('keys', 'Keys are set')],
              },
            ],
          },
        ],
      },
    }),
  )
  done(await publishDraft(manager, { versionId: made.versionId, revision: made.revision, note: '' }))
  done(await openDraft(manager, { templateId: made.templateId }))
  const page = await as(cast.manager, { locale: 'en' })
  await page.goto(`/templates/${made.templateId}/edit`)
  await expect(rows(page)).toHaveCount(3)

  // ── from the keyboard: behind the first line a new one, and a part of it
  await line(page, 'Lint is clean').focus()
  await page.keyboard.press('Enter')
  await page.keyboard.type('Suite is green')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Unit tests pass')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await expect(line(page, 'Unit tests pass')).toBeFocused()
  expect([await level(page, 'Suite is green'), await level(page, 'Unit tests pass')]).toEqual(['1', '2'])
  await expect(line(page, 'Unit tests pass')).toContainText('No Chinese yet')

  // ── with the mouse: the last line becomes a part of the first
  await drag(page, line(page, 'Keys are set'), line(page, 'Lint is clean'), 30)
  await expect.poll(() => texts(page)).toBe('Lint is clean | Keys are set | Suite is green | Unit tests pass | Load is tested')
  expect(await level(page, 'Keys are set')).toBe('2')

  // ── in its details: a limit and a condition, with the error where it stops making sense
  await line(page, 'Load is tested').focus()
  const details = page.getByRole('region', { name: 'Item' })
  await details.getByLabel('What it asks for').selectOption('number')
  await expect(page.getByText('1 problem keeps it from being published')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Publish…' })).toBeDisabled()
  await details.getByLabel('Limit').fill('< 200 ms')
  await expect(page.getByText('keeps it from being published')).toBeHidden()
  await details.getByRole('button', { name: 'A fact' }).click()
  await expect(line(page, 'Load is tested')).toContainText('conditional')
  await details.getByRole('button', { name: 'Write it as text' }).click()
  await details.getByLabel('Condition').fill('async && && set(API_KEY)')
  await expect(details.getByRole('alert').first()).toHaveText('It stops making sense at character 10 (&&).')
  await details.getByLabel('Condition').fill('async && set(API_KEY)')
  await saved(page)

  // ── undone and done again
  const both = 'Lint is clean | Keys are set | Suite is green | Unit tests pass | Load is tested'
  const undo = page.getByRole('button', { name: /^Undo/ })
  await undo.focus()
  for (let presses = 0; presses < 12 && (await texts(page)) === both; presses += 1) await page.keyboard.press('Control+z')
  await expect.poll(() => texts(page)).toBe('Lint is clean | Suite is green | Unit tests pass | Load is tested | Keys are set')
  for (let presses = 0; presses < 12 && (await page.getByRole('button', { name: /^Redo/ }).isEnabled()); presses += 1)
    await page.keyboard.press('Control+Shift+z')
  await expect.poll(() => texts(page)).toBe(both)
  await saved(page)

  // ── still there after a reload, and so is the way back, step by step, with who made it
  await page.reload()
  await expect.poll(() => texts(page)).toBe(both)
  await line(page, 'Load is tested').focus()
  await expect(details.getByLabel('Limit')).toHaveValue('< 200 ms')
  await page.getByRole('button', { name: 'Steps', exact: true }).click()
  const steps = page.getByRole('dialog').getByRole('listitem')
  await expect(steps.filter({ hasText: 'Item added: Unit tests pass' })).toContainText('Ines Duarte')
  await page.keyboard.press('Escape')

  // ── as text: the error is at its line, and what is saved is one step
  await page.getByRole('tab', { name: 'Source' }).click()
  const source = page.getByRole('textbox', { name: 'Template as Markdown' })
  const text = await source.inputValue()
  const wrong = text.replace('- [ ] Unit tests pass', '- [x] Unit tests pass')
  await source.fill(wrong)
  const at = wrong.split('\n').findIndex((row) => row.includes('- [x]')) + 1
  await page.getByRole('button', { name: `Line ${at}, column`, exact: false }).click()
  const selected = await source.evaluate((area: HTMLTextAreaElement) => area.value.slice(area.selectionStart, area.selectionEnd))
  expect(selected).toMatch(/^\[x\] Unit tests pass/)
  await expect(page.getByText(`Line ${at}: A template holds no states`)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Publish…' })).toBeDisabled()
  await source.fill(text.replace('- [ ] Unit tests pass', '- [ ] Unit and property tests pass'))
  await source.press('Control+s')
  await expect(page.getByRole('dialog')).toContainText('Unit and property tests pass')
  await page.getByRole('button', { name: 'Save as one step' }).click()
  await expect(page.getByText('Says what is saved')).toBeVisible()
  await expectAccessible(page, 'the source', 'main')
  await page.getByRole('tab', { name: 'Plan' }).click()
  await expect.poll(() => texts(page)).toContain('Unit and property tests pass')
  await undo.click()
  await expect.poll(() => texts(page)).toBe(both)
  await saved(page)

  // ── somebody else changes the same text meanwhile: nothing is overwritten unseen
  const other = await as(cast.administrator, { locale: 'en' })
  await other.goto(`/templates/${made.templateId}/edit`)
  await expect(rows(other)).toHaveCount(5)
  await page.route('**/templates/*/edit', (route) =>
    route.request().method() === 'POST' ? setTimeout(() => void route.continue(), 3000) : route.continue(),
  )
  await line(page, 'Suite is green').focus()
  await line(other, 'Suite is green').focus()
  await details.getByLabel('Text, English').fill('All tests pass, says Ines')
  await other.getByRole('region', { name: 'Item' }).getByLabel('Text, English').fill('All tests pass, says Noor')
  await expect(page.getByText('The draft was changed while you were writing')).toBeVisible()
  await expect(page.getByText(/Noor Haddad: Text/)).toBeVisible()
  await page.unrouteAll()
  await page.getByRole('button', { name: 'Keep mine' }).click()
  await saved(page)
  await expect(line(other, 'All tests pass, says Ines')).toBeVisible()

  // ── everybody can use it
  await expectAccessible(page, 'the editor')

  // ── published, with what differs in sight
  await page.getByRole('button', { name: 'Publish…' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('Running releases are not touched')
  await expect(dialog).toContainText('Unit tests pass')
  await expect(dialog).toContainText('< 200 ms')
  await dialog.getByLabel('Note').fill('Limits for the load test')
  await dialog.getByRole('button', { name: 'Publish v2' }).click()
  await page.waitForURL(new RegExp(`/templates/${made.templateId}$`))
  await expect(page.getByText('Unit tests pass').first()).toBeVisible()
  await leave()
})
