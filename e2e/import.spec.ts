import type { Locator, Page } from '@playwright/test'
import { expectAccessible } from './support/axe'
import { cast, expect, test } from './support/fixtures'

/*
 * A release manager brings the checklist her team already has: sees what each line becomes, corrects it, has a draft and publishes it;
 * brings it again and finds her corrections; brings many files at once. What only a browser can show; what lines mean is tested beside the
 * reader.
 */

const checklist = `# Payments go-live

This page is kept by the payments team.

**Tech Lead**: ____ Date: ____
Ticket: ________

## D-7 Preparation
- [x] Keys rotated
- [ ] Latency stays < 200 ms

## Warm-up
- warm the cache
- warm the pool

## Metrics
| Metric | Target | Threshold |
|---|---|---|
| Error rate | < 0.1 % | > 5 % |

## Rollback triggers
- Error rate over 5 %

Some text with [ ] in it.
`

const line = (page: Page, number: number) => page.locator(`[data-line="${number}"]`)
const open = (page: Page, number: number) => line(page, number).getByRole('button').first().click()
const panel = (page: Page, name: string | RegExp): Locator =>
  page.locator('section').filter({ has: page.getByRole('heading', { level: 2, name }) })

async function paste(page: Page, name: string): Promise<void> {
  await page.goto('/templates/import')
  await page.getByLabel('Name of the document').fill(name)
  await page.getByLabel('Text', { exact: true }).fill(checklist)
  await page.getByRole('button', { name: 'Read it' }).click()
}

test('a checklist is pasted, corrected, published, and remembered the next time', async ({ as }) => {
  const page = await as(cast.manager)
  const name = `payments ${Date.now()}.md`
  await paste(page, name)
  await expect(panel(page, name)).toContainText('2 items: 1 open, 1 done · 1 phase · 1 sign-off')
  // What a template cannot hold is said before anything is made.
  await expect(page.getByText('One item is done in the document.')).toBeVisible()
  await expect(page.getByText('A box in the middle of a sentence.')).toBeVisible()
  await expect(panel(page, /lines belong to no item/)).toContainText('kept by the payments team')
  await expect(panel(page, 'Metrics with target and threshold')).toContainText('target < 0.1 % · alarm > 5 %')
  await expect(panel(page, 'Rollback triggers')).toContainText('Error rate over 5 %')
  await expectAccessible(page, 'the preview')

  // Rows that look like prose are items: several lines at once, by the keyboard.
  await open(page, 13)
  await line(page, 14).getByRole('button').first().focus()
  await page.keyboard.press('Shift+Enter')
  await page.getByRole('group', { name: 'Lines 13–14 are' }).getByRole('button', { name: 'an item' }).click()
  await expect(panel(page, 'What becomes items')).toContainText('warm the pool')
  await expect(panel(page, name)).toContainText('4 items: 3 open, 1 done · 2 phases')
  await expect(line(page, 13)).toContainText('item · by hand')
  await expectAccessible(page, 'a line that is being corrected')

  await page.getByRole('button', { name: 'Make template' }).click()
  await expect(page).toHaveURL(/\/templates\/[0-9a-f-]{36}$/)
  await expect(page.getByRole('heading', { level: 1, name: 'Payments go-live' })).toBeVisible()
  for (const words of ['Keys rotated', 'warm the pool', '< 200 ms', 'Error rate', 'Ticket', 'Tech Lead'])
    await expect(page.getByText(words).first()).toBeVisible()
  await page.getByRole('link', { name: 'Publish' }).click()
  await page.getByRole('button', { name: 'Publish' }).click()
  await expect(page.getByRole('link', { name: 'Create a release from it' })).toBeVisible()

  // The same document again: its corrections hold, and it can become the next draft of what it was made into.
  await paste(page, name)
  await expect(panel(page, name)).toContainText('2 corrections of an earlier import of this document hold.')
  await expect(panel(page, name)).toContainText('4 items: 3 open, 1 done · 2 phases')
  await expect(panel(page, name)).toContainText('A document of this name was made into Payments go-live before.')
  await page.getByLabel('It becomes').selectOption({ label: 'the next draft of Payments go-live' })
  await page.getByRole('button', { name: 'Make template' }).click()
  await expect(page).toHaveURL(/\/publish$/)
  await expect(page.getByText('draft v2')).toBeVisible()
})

test('many files come in at once, each with what was found or why it was refused', async ({ as }) => {
  const page = await as(cast.manager)
  const file = (name: string, content: string | Buffer) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(content) })
  const stamp = Date.now()
  await page.goto('/templates/import')
  await page
    .locator('input[type=file]')
    .setInputFiles([
      file('one.md', `# One ${stamp}\n- [ ] first\n`),
      file('two.txt', `☐ second\n☑ third\n`),
      file('index.md', '# Pages\n- [One](one.md)\n'),
      file('garbage.md', Buffer.from([0xff, 0xfe, 0x00, 0xc3, 0x28])),
      file('picture.png', 'no'),
      file('large.md', `- [ ] item\n`.repeat(200_000)),
      file('own.md', `---\ngonogo: template/1\nname: Own\n---\n\n# Own\n\nwords of no item\n`),
    ])
  const row = (name: string) => page.getByRole('row').filter({ has: page.getByRole('button', { name, exact: true }) })
  await expect(page.getByRole('button', { name: 'Make 2 templates' })).toBeEnabled()
  await expect(row('index.md')).toContainText('No items found')
  await expect(row('garbage.md')).toContainText('not text in UTF-8')
  await expect(row('picture.png')).toContainText('not a Markdown or text file')
  await expect(row('large.md')).toContainText('larger than 2 MB')
  await expect(row('own.md')).toContainText('has errors')
  await expectAccessible(page, 'the list of documents')
  await page.getByRole('button', { name: 'own.md' }).click()
  await expect(panel(page, /errors?$/)).toContainText('words of no item')
  await page.getByRole('button', { name: 'Make 2 templates' }).click()
  await expect(page.getByRole('heading', { name: '2 drafts made' })).toBeVisible()
  await page.getByRole('link', { name: `One ${stamp}` }).click()
  await expect(page.getByRole('heading', { level: 1, name: `One ${stamp}` })).toBeVisible()
})
