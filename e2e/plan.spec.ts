import type { Page } from '@playwright/test'
import type { TemplateItemInput } from '@/lib/templates/schema'
import { expectAccessible } from './support/axe'
import { cast, expect, test } from './support/fixtures'
import { plan } from './support/release-page'
import { actorOf, enter, leave, releaseOf } from './support/stage'

/*
 * The plan as somebody works it who never touches the mouse: the keys, the filters, evidence, waiver and assignment, both languages
 * side by side; and somebody else's tick, which comes by itself.
 */
const deep = (level: number): TemplateItemInput => ({
  key: `deep_${level}`,
  text: `Level ${level}`,
  before: 'start',
  ...(level < 5 ? { items: [deep(level + 1)] } : {}),
})

const before = 'start' as const
const body = {
  facts: [{ key: 'async', label: 'Async chat', labelZh: '异步聊天', default: false }],
  phases: [
    {
      key: 'prepare',
      title: 'Preparation',
      titleZh: '准备',
      groups: [
        {
          title: 'By hand',
          titleZh: '人工',
          items: [
            { key: 'first', text: 'First thing', textZh: '第一件事', before, estimateMinutes: 10 },
            { key: 'late', text: 'Late thing', textZh: '迟到的事', before, due: { days: -3 } },
            { key: 'only_async', text: 'Only with async chat', textZh: '仅限异步聊天', before, condition: 'async' },
          ],
        },
        {
          title: 'With evidence',
          titleZh: '需要证据',
          items: [
            { key: 'link', kind: 'link', text: 'A page to look at', textZh: '要看的页面', before, roleKey: 'qa_lead' },
            { key: 'number', kind: 'number', text: 'How long it takes', before, params: { limit: '< 200 ms' } },
            {
              key: 'command',
              kind: 'command',
              text: 'The tag is there',
              textZh: '标签已存在',
              before,
              params: { command: 'git tag --list v1', expected: 'v1' },
            },
          ],
        },
        { title: 'In parts', titleZh: '分步', items: [deep(1)] },
      ],
    },
  ],
}

test.afterAll(leave)

test('a plan is worked by keyboard alone', async ({ app, as }) => {
  await enter(app)
  const { releaseId } = await releaseOf(await actorOf(app, cast.manager), body, 'Worked by keys', { async: false })
  const page = await as(cast.manager, { locale: 'en' })
  await page.goto(`/releases/${releaseId}`)
  await expect(plan(page).getByText('Preparation')).toBeVisible()
  const press = (...keys: string[]) => keys.reduce((all, key) => all.then(() => page.keyboard.press(key)), Promise.resolve())

  // Down, up, tick, take back, begin.
  await expect(async () => {
    await press('j')
    await expect(plan(page).locator('[data-box]:focus')).toHaveCount(1, { timeout: 500 })
  }).toPass()
  await press('j', 'k', 'k', 'k')
  await expect(box(page, 'First thing')).toBeFocused()
  await press('Space')
  await expect(row(page, 'First thing')).toContainText('Ines Duarte')
  await expect(box(page, 'First thing')).toBeFocused()
  await press('Space')
  await expect(box(page, 'First thing')).toHaveAttribute('aria-checked', 'false')
  await row(page, 'First thing').getByRole('button', { name: 'Begin' }).press('Enter')
  await expect(row(page, 'First thing')).toContainText('begun')

  // A note, and back to where one was.
  await press('j', 'n')
  await dialog(page).getByLabel('Note').pressSequentially('Asked twice')
  await dialog(page).getByRole('button', { name: 'Save' }).press('Enter')
  await expect(dialog(page)).toBeHidden()
  await expect(row(page, 'Late thing')).toContainText('Asked twice')
  await expect(page.locator(':focus')).toHaveCount(1)

  // Evidence of each kind that is asked for; the command stands there to be copied.
  await box(page, 'A page to look at').press('Space')
  await dialog(page).getByLabel('Address').fill('https://example.invalid/report')
  await attach(page)
  await expect(box(page, 'A page to look at')).toHaveAttribute('aria-checked', 'true')
  await box(page, 'How long it takes').press('Space')
  await dialog(page).getByLabel('Measured').fill('412')
  await attach(page)
  await expect(row(page, 'How long it takes')).toContainText('412 ms is outside')
  await box(page, 'The tag is there').press('o')
  const details = plan(page).getByRole('region', { name: 'Details of The tag is there' })
  await expect(details).toContainText('git tag --list v1')
  await expect(details.getByRole('button', { name: 'Copy' })).toBeVisible()
  await box(page, 'The tag is there').press('Space')
  await dialog(page).getByLabel('What the command printed').fill('v1')
  await attach(page)
  await expect(details).toContainText('Output')

  // A waiver, and the item is somebody's.
  await box(page, 'How long it takes').press('o')
  const failed = plan(page).getByRole('region', { name: 'Details of How long it takes' })
  await failed.getByRole('button', { name: 'Waive' }).press('Enter')
  await dialog(page).getByLabel('Who answers for it').selectOption({ label: 'Ines Duarte' })
  await dialog(page).getByLabel('Reason').fill('Measured on a small machine')
  await dialog(page).getByRole('button', { name: 'Waive' }).press('Enter')
  await expect(row(page, 'How long it takes')).toContainText('Waived until')
  await box(page, 'Late thing').press('o')
  const late = plan(page).getByRole('region', { name: 'Details of Late thing' })
  await late.getByRole('button', { name: 'Assign' }).press('Enter')
  await dialog(page).getByLabel('To').selectOption({ label: 'Ines Duarte' })
  await dialog(page).getByRole('button', { name: 'Assign' }).press('Enter')
  await expect(dialog(page)).toBeHidden()
  await expect(row(page, 'Late thing')).toContainText('Ines Duarte')

  // Narrowing, by state and by words.
  for (const [filter, shown, hidden] of [
    ['Mine', 'Late thing', 'First thing'],
    ['Late', 'Late thing', 'Level 5'],
    ['Open', 'Level 5', 'The tag is there'],
  ] as const) {
    await plan(page)
      .getByRole('button', { name: new RegExp(`^${filter} \\d+$`) })
      .press('Enter')
    await expect(row(page, shown)).toBeVisible()
    await expect(row(page, hidden)).toHaveCount(0)
  }
  await plan(page)
    .getByRole('button', { name: /^All \d+$/ })
    .press('Enter')
  await box(page, 'First thing').press('/')
  await page.keyboard.type('level 5')
  await expect(row(page, 'First thing')).toHaveCount(0)
  await expect(row(page, 'Level 1')).toBeVisible()
  await press('ControlOrMeta+a', 'Backspace')
  await expect(row(page, 'First thing')).toBeVisible()
  await press('Escape')
  await expect(box(page, 'First thing')).toBeFocused()

  // What does not apply says why.
  await plan(page).getByRole('button', { name: 'Show', exact: true }).press('Enter')
  await expect(row(page, 'Only with async chat')).toContainText('Only when Async chat is on; here it is off.')

  // Both languages line up, however far an item stands in and whatever stands at its end; what nobody translated says so.
  await plan(page).getByRole('button', { name: 'Both', exact: true }).press('Enter')
  await expect(row(page, 'How long it takes')).toContainText('not translated')
  const starts = await plan(page)
    .locator('[data-item] [lang="zh"]')
    .evaluateAll((words) => words.map((word) => Math.round(word.getBoundingClientRect().x)))
  expect(starts.length).toBeGreaterThan(3)
  expect(new Set(starts).size, starts.join(' ')).toBe(1)
  await expectAccessible(page, 'both languages')
  await plan(page).getByRole('button', { name: 'English', exact: true }).press('Enter')

  // Somebody else's tick comes by itself.
  const other = await as(cast.qaLead, { locale: 'en', width: 375 })
  await other.goto(`/releases/${releaseId}`)
  await box(other, 'Level 5').press('Space')
  await expect(box(page, 'Level 5')).toHaveAttribute('aria-checked', 'true')
  expect(await other.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0)
})

const row = (page: Page, text: string) => plan(page).locator('[data-item]').filter({ hasText: text })
const box = (page: Page, text: string) => plan(page).getByRole('checkbox', { name: new RegExp(`^${text}`) })
const dialog = (page: Page) => page.getByRole('dialog')

async function attach(page: Page): Promise<void> {
  await dialog(page).getByRole('button', { name: 'Attach' }).press('Enter')
  await expect(dialog(page)).toBeHidden()
}
