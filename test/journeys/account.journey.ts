import { startServer, type RunningServer } from '../support/server.ts'
import { desk, looksRight, phone } from './appearance.ts'
import { expect, journeyThrough } from './journey.ts'
import { fillSignIn, lea, linkInLetterTo, type Person } from './people.ts'

/** A platform of its own, because its first link works once. */
const test = journeyThrough(
  '/welcome',
  '/register',
  '/verify',
  '/sign-in',
  '/profile',
  '/people',
  '/outbox',
  '/reset',
  '/permissions',
  '/api',
).extend<object, { server: RunningServer }>({
  server: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the parameter's shape
    async ({}, use) => {
      const server = await startServer({ LOG: 'warn' })
      await use(server)
      await server.stop()
    },
    { scope: 'worker', timeout: 600_000 },
  ],
  baseURL: async ({ server }, use) => use(server.url),
})

const ana: Person = { name: 'Ana Quispe', mail: 'ana@example.org', password: 'la tierra tiene memoria' }

test('the Secretariat begins; a person joins in Spanish on a phone and takes over; all without JavaScript', async ({
  open,
  server,
}) => {
  const secretariat = await open({ javaScriptEnabled: false, viewport: desk })
  const newcomer = await open({ javaScriptEnabled: false, viewport: phone })

  await test.step('the first link makes the Secretariat account, once', async () => {
    await secretariat.goto(server.welcome ?? '')
    await looksRight(secretariat)
    await secretariat.getByLabel('Name').fill(lea.name)
    await secretariat.getByLabel('Email address').fill(lea.mail)
    await secretariat.getByLabel('New password').fill(lea.password)
    await secretariat.getByRole('button', { name: 'Create an account' }).click()
    await expect(secretariat.getByRole('status')).toContainText('Welcome')
    await expect(secretariat.getByRole('row').filter({ hasText: lea.mail })).toContainText('Administrator')
    await looksRight(secretariat)
    expect((await newcomer.goto(server.welcome ?? ''))?.status()).toBe(410)
  })

  await test.step('a problem keeps what was typed, but no password', async () => {
    await newcomer.goto('/es/register')
    await looksRight(newcomer)
    await newcomer.getByLabel('Nombre').fill(ana.name)
    await newcomer.getByLabel('Dirección de correo').fill('ana@example')
    await newcomer.getByRole('button', { name: 'Crear una cuenta' }).click()
    await expect(newcomer.getByRole('alert')).toContainText('nombre@example.org')
    await expect(newcomer.getByLabel('Nombre')).toHaveValue(ana.name)
    await looksRight(newcomer)
  })

  await test.step('a newcomer registers, and chooses the password by the link in the email', async () => {
    await newcomer.getByLabel('Dirección de correo').fill(ana.mail)
    await newcomer.getByRole('button', { name: 'Crear una cuenta' }).click()
    await expect(newcomer.getByRole('heading', { name: 'Revise su bandeja de entrada' })).toBeVisible()
    const link = await linkInLetterTo(secretariat, ana.mail)
    expect(link).toContain('/es/verify?token=')
    await newcomer.goto(link)
    await looksRight(newcomer)
    await newcomer.getByLabel('Contraseña nueva').fill('corta')
    await newcomer.getByRole('button', { name: 'Crear la cuenta' }).click()
    await expect(newcomer.getByText('La contraseña debe tener al menos 12').first()).toBeVisible()
    await expect(newcomer.getByLabel('Contraseña nueva')).toHaveValue('')
    await looksRight(newcomer)
    await newcomer.getByLabel('Contraseña nueva').fill(ana.password)
    await newcomer.getByRole('button', { name: 'Crear la cuenta' }).click()
    await expect(newcomer.getByRole('status')).toContainText('está lista')
  })

  await test.step('a wrong password says so, the right one leads on', async () => {
    await newcomer.goto('/es/profile')
    await fillSignIn(newcomer, { ...ana, password: 'no es la mía' })
    await expect(newcomer.getByRole('alert')).toContainText('no es correcta')
    await expect(newcomer.getByLabel('Dirección de correo')).toHaveValue(ana.mail)
    await looksRight(newcomer)
    await fillSignIn(newcomer, ana)
    await expect(newcomer.getByRole('heading', { level: 1, name: 'Su perfil' })).toBeVisible()
    await looksRight(newcomer)
  })

  await test.step('the Secretariat gives a role with a reason', async () => {
    await secretariat.goto('/people?q=quispe')
    await secretariat.getByRole('link', { name: ana.name }).click()
    await secretariat.getByRole('combobox', { name: 'Role' }).selectOption('stc')
    await secretariat.getByLabel('Reason').last().fill('no')
    await secretariat.getByRole('button', { name: 'Give a role' }).click()
    await expect(secretariat.getByRole('alert')).toContainText('Reason: Give a reason.')
    await expect(secretariat.getByRole('combobox', { name: 'Role' })).toHaveValue('stc')
    await secretariat.getByLabel('Reason').last().fill('elected by the committee')
    await secretariat.getByRole('button', { name: 'Give a role' }).click()
    await expect(secretariat.getByRole('status')).toContainText('The role has been given.')
    await looksRight(secretariat)
    await newcomer.goto('/es/profile')
    await expect(newcomer.getByRole('cell', { name: /Comité Científico/ })).toBeVisible()
  })

  await test.step('a token is shown once and opens the API until it is revoked', async () => {
    await newcomer.getByLabel('Para qué es').fill('servidor')
    await newcomer.getByRole('checkbox', { name: 'observations' }).check()
    await newcomer.locator('form[action="?/token"] input[name=current]').fill(ana.password)
    await newcomer.getByRole('button', { name: 'Crear un token' }).click()
    const token = await newcomer.locator('code').innerText()
    const ask = () =>
      fetch(`${server.url}/api/v1/objectives`, { headers: { authorization: `Bearer ${token}` } })
    expect((await ask()).status).toBe(200)
    await looksRight(newcomer)
    await newcomer.goto('/es/profile')
    await expect(newcomer.locator('main')).not.toContainText(token)
    await newcomer.getByRole('button', { name: 'Revocar' }).click()
    expect((await ask()).status).toBe(403)
  })

  await test.step('a newcomer downloads what is held about her, and nobody else’s', async () => {
    await newcomer.goto('/es/profile')
    const link = newcomer.getByRole('link', { name: 'Descargar todo en JSON' })
    const answer = await newcomer.request.get(
      new URL((await link.getAttribute('href')) ?? '', server.url).href,
    )
    expect(answer.headers()['content-disposition']).toContain('attachment')
    const text = await answer.text()
    expect(JSON.parse(text)).toMatchObject({ identity: { person: { mail: ana.mail } } })
    expect(text).not.toContain(lea.mail)
    expect((await newcomer.goto('/people'))?.status()).toBe(403)
  })

  await test.step('a session that ends while she writes loses nothing', async () => {
    await newcomer.goto('/es/profile')
    const name = newcomer.locator('form[action="?/save"] input[name=name]')
    await name.fill('Ana Quispe Mamani')
    await newcomer.context().clearCookies({ name: 'permille.session_token' })
    await newcomer.locator('form[action="?/save"] button').click()
    await expect(newcomer.getByText('se guarda durante una hora')).toBeVisible()
    await fillSignIn(newcomer, ana)
    await expect(newcomer.getByText('como lo escribió').first()).toBeVisible()
    await expect(name).toHaveValue('Ana Quispe Mamani')
    await newcomer.locator('form[action="?/save"] button').click()
    await expect(newcomer.getByRole('status').first()).toContainText('Guardado')
  })

  await test.step('the Secretariat hands its role over to her', async () => {
    await secretariat.goto('/people?role=secretariat')
    await secretariat.getByRole('link', { name: lea.name }).click()
    const section = secretariat.getByRole('region', { name: 'Secretariat' })
    await section.getByText('Hand the role over').first().click()
    await section.getByLabel('Email address of the new holder').fill(ana.mail)
    await section.getByLabel('Reason').first().fill('she takes over')
    await section.getByRole('button', { name: 'Hand the role over' }).click()
    await expect(secretariat.getByRole('status')).toContainText('handed over')
    await looksRight(secretariat)
    expect((await newcomer.goto('/people'))?.status()).toBe(200)
  })

  await test.step('the last Secretariat cannot be erased; a former one can', async () => {
    await newcomer.goto('/profile/erase')
    await looksRight(newcomer)
    await newcomer.locator('input[name=mail]').fill(ana.mail)
    await newcomer.getByRole('button', { name: 'Erase permanently' }).click()
    await expect(newcomer.getByRole('alert')).toContainText('must always have a holder')
  })

  await test.step('a forgotten password is set anew', async () => {
    await newcomer.goto('/profile')
    await newcomer.getByRole('button', { name: 'Sign out', exact: true }).click()
    await expect(newcomer.getByText('You are signed out.')).toBeVisible()
    await newcomer.goto('/reset')
    await looksRight(newcomer)
    await newcomer.getByLabel('Email address').fill(ana.mail)
    await newcomer.getByRole('button', { name: 'Send the link' }).click()
    await newcomer.goto(await linkInLetterTo(secretariat, ana.mail))
    await newcomer.getByLabel('Contraseña nueva').fill('una memoria nueva y larga')
    await newcomer.getByRole('button', { name: 'Definir una contraseña nueva' }).click()
    await fillSignIn(newcomer, { ...ana, password: 'una memoria nueva y larga' })
    await expect(newcomer.getByRole('link', { name: 'Su perfil' })).toBeVisible()
  })

  await test.step('who may do what is open to everybody', async () => {
    for (const page of [secretariat, newcomer]) {
      await page.goto('/fr/permissions')
      await looksRight(page)
    }
  })
})
