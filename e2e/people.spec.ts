import { randomUUID } from 'node:crypto'
import { cast, expect, test } from './support/fixtures'
import { sessionCookie } from './support/session'

/*
 * Somebody is invited, comes in by their one-time link, is given more, makes a token for a machine, and is shut out while a
 * page of theirs is open. What happened stands in the audit trail, which verifies.
 */
test('from an invitation to being shut out', async ({ app, as, browser }) => {
  const email = `paula-${randomUUID().slice(0, 8)}@example.invalid`
  const password = 'four cold lakes in May'
  const admin = await as(cast.administrator)

  await admin.goto('/settings/people')
  await admin.getByRole('button', { name: 'Invite' }).click()
  const dialog = admin.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Make invitation' }).click()
  await expect(dialog.getByLabel('Mail address')).toBeFocused()
  await expect(dialog.getByRole('alert')).toHaveCount(2)
  await dialog.getByLabel('Mail address').fill(email)
  await dialog.getByLabel('Name', { exact: true }).fill('Paula Probe')
  await dialog.getByLabel('Role', { exact: true }).selectOption('on_call')
  await dialog.getByLabel('Tech Lead').check()
  await dialog.getByRole('button', { name: 'Make invitation' }).click()
  const link = (await dialog.locator('pre').innerText()).trim()
  await dialog.getByRole('button', { name: 'I have it' }).click()

  const context = await browser.newContext({ baseURL: app.url, locale: 'en-US' })
  const paula = await context.newPage()
  await paula.goto(link)
  await paula.getByLabel('New password').fill('password1234')
  await paula.getByRole('button', { name: 'Set password and sign in' }).click()
  await expect(paula.getByRole('alert').filter({ hasText: 'tried first' })).toBeVisible()
  await paula.getByLabel('New password').fill(password)
  await paula.getByRole('button', { name: 'Set password and sign in' }).click()
  await paula.waitForURL((url) => url.pathname === '/')
  await paula.goto('/settings/account')
  await expect(paula.getByText('Tech Lead · All integrations')).toBeVisible()
  await expect(paula.getByRole('link', { name: 'People' })).toHaveCount(0)

  const stranger = await context.newPage()
  await stranger.goto(link)
  await expect(stranger.getByRole('heading', { name: 'This link is over' })).toBeVisible()
  await stranger.close()

  await paula.goto('/settings/tokens')
  await paula.getByRole('button', { name: 'New token' }).click()
  const making = paula.getByRole('dialog')
  await making.getByLabel('Name').fill('pipeline')
  await making.getByRole('button', { name: 'New token' }).click()
  const token = (await making.locator('pre').innerText()).trim()
  await making.getByRole('button', { name: 'I have it' }).click()
  const asMachine = () => fetch(`${app.url}/api/v1/me`, { headers: { authorization: `Bearer ${token}` } })
  expect(await (await asMachine()).json()).toMatchObject({ kind: 'token', name: 'pipeline', scopes: ['read'] })
  expect((await fetch(`${app.url}/api/v1/me`, { headers: { cookie: `${sessionCookie}=${token}` } })).status).toBe(401)

  await paula.goto('/settings/account')
  await expect(paula.getByText('1 session')).toBeVisible()
  const cookie = (await context.cookies()).find((each) => each.name === sessionCookie)?.value ?? ''
  const asBrowser = () => fetch(`${app.url}/api/v1/me`, { headers: { cookie: `${sessionCookie}=${cookie}` } })
  expect((await asBrowser()).status).toBe(200)

  await admin.goto(`/settings/people?q=${email}`)
  await admin.getByRole('link', { name: 'Paula Probe' }).click()
  await admin.getByRole('button', { name: 'Disable' }).click()
  await admin.getByRole('dialog').getByRole('button', { name: 'Disable' }).click()
  await expect(admin.getByText('Disabled', { exact: true })).toBeVisible()
  expect([(await asBrowser()).status, (await asMachine()).status]).toEqual([401, 401])
  await paula.waitForURL(/\/sign-in/)
  await paula.getByLabel('Mail address').fill(email)
  await paula.getByLabel('Password').fill(password)
  await paula.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(paula.getByRole('alert').filter({ hasText: 'cannot sign in' })).toBeVisible()
  await context.close()

  await admin.getByRole('link', { name: 'In the audit trail' }).click()
  for (const action of ['Person disabled', 'Signed in', 'One-time link used', 'Person invited']) {
    await expect(admin.getByRole('cell', { name: new RegExp(`^${action}`) }).first()).toBeVisible()
  }
  await admin.getByRole('button', { name: 'Verify now' }).click()
  await expect(admin.getByText('whole', { exact: true })).toBeVisible()
})

test('signing out ends the session, not only the cookie', async ({ app, as }) => {
  const page = await as(cast.viewer)
  await page.goto('/settings/account')
  const cookie = (await page.context().cookies()).find((each) => each.name === sessionCookie)?.value ?? ''
  await page.getByRole('button', { name: 'Your menu' }).first().click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  // The live connection says so too: two roads lead to the same page.
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  expect((await page.context().cookies()).some((each) => each.name === sessionCookie)).toBe(false)
  expect((await fetch(`${app.url}/api/v1/me`, { headers: { cookie: `${sessionCookie}=${cookie}` } })).status).toBe(401)
})

test('the demo signs in with one click, and comes back to where one was going', async ({ app, browser }) => {
  const context = await browser.newContext({ baseURL: app.url, locale: 'en-US' })
  const page = await context.newPage()
  await page.goto('/audit?action=person.')
  await page.getByRole('button', { name: /Sign in as Noor Haddad/ }).click()
  await page.waitForURL(/\/audit\?action=person\.$/)
  await context.close()
})
