import { expect, type Page } from '@playwright/test'

export type Person = { name: string; mail: string; password: string }

/** The Secretariat of the shared platform; `setup.ts` makes the account. */
export const lea: Person = { name: 'Léa Martin', mail: 'lea@example.org', password: 'humus holds the world' }

/** By the server's one-time link, which is what a new platform prints. */
export async function claimFirstAccount(welcome: string, { name, mail, password }: Person): Promise<void> {
  const { origin, searchParams } = new URL(welcome)
  const token = searchParams.get('token') ?? ''
  const answer = await fetch(welcome, {
    method: 'POST',
    headers: { origin, accept: 'text/html' },
    body: new URLSearchParams({ token, name, mail, password }),
    redirect: 'manual',
  })
  if (answer.status !== 303) throw new Error(`the first account was not made: ${answer.status}`)
}

export async function fillAccount(page: Page, { name, mail }: Person): Promise<void> {
  await page.locator('input[name=name]').fill(name)
  await page.locator('input[name=mail]').fill(mail)
  await page.locator('main form button').first().click()
}

/** On the page that asks for it, in whichever language. */
export async function fillSignIn(page: Page, { mail, password }: Person): Promise<void> {
  await page.locator('input[name=mail]').fill(mail)
  await page.locator('input[name=password]').fill(password)
  await page.locator('main form button').first().click()
}

export async function signIn(page: Page, person: Person): Promise<void> {
  await page.goto('/sign-in')
  await fillSignIn(page, person)
  await expect(page.getByRole('link', { name: 'Your profile' })).toBeVisible()
}

/** What the newest letter to a person links to, read as an administrator reads it. */
export async function linkInLetterTo(administrator: Page, mail: string): Promise<string> {
  await administrator.goto('/outbox')
  await administrator.getByRole('row').filter({ hasText: mail }).first().getByRole('link').click()
  return /https?:\/\/\S+/.exec(await administrator.locator('main').innerText())?.[0] ?? ''
}

/** A person registers, chooses the password by the letter, gets a role from the Secretariat, and signs in. */
export async function join(page: Page, secretariat: Page, person: Person, role: string): Promise<void> {
  await page.goto('/register')
  await fillAccount(page, person)
  await page.goto(await linkInLetterTo(secretariat, person.mail))
  await page.locator('input[name=password]').fill(person.password)
  await page.locator('main form button').first().click()
  await secretariat.goto('/people')
  await secretariat.getByRole('link', { name: person.name }).click()
  await secretariat.getByRole('combobox', { name: 'Role' }).selectOption(role)
  await secretariat.getByLabel('Reason').last().fill('named by the Consortium')
  await secretariat.getByRole('button', { name: 'Give a role' }).click()
  await signIn(page, person)
}
