import { writeXlsx } from 'hucre/xlsx'
import { desk, looksRight, phone } from './appearance.ts'
import { expect, journeyThrough } from './journey.ts'
import { fillSignIn, lea } from './people.ts'

const test = journeyThrough('/dashboard/import', '/sign-in')
const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

test('a workbook comes in without JavaScript: sheet, question, unknown columns and wrong lines', async ({
  open,
}) => {
  const page = await open({ javaScriptEnabled: false, locale: 'fr' })
  await page.goto('/fr/sign-in')
  await fillSignIn(page, lea)
  await page.goto('/fr/dashboard/import')
  const heading = ['indicator', 'on', 'value', 'unit', 'source_title', 'remarque']
  const day = new Date('2024-12-31T00:00:00Z')
  const figures = [
    heading,
    ['C2.2', day, '1.234', 'entreprises', 'Lettres de 2024', 'à vérifier'],
    ['C2.2', day, 31, 'entreprises', 'Registre', ''],
    ['Z9.9', day, 31, 'entreprises', 'Registre', ''],
    ['C2.2', new Date('2024-06-30T00:00:00Z'), 12.5, 'EUR', 'Registre à mi-année', ''],
  ]
  const buffer = Buffer.from(
    await writeXlsx({
      sheets: [
        { name: '2024', rows: figures, rowDefs: new Map([[2, { hidden: true }]]) },
        { name: '2023', rows: figures },
      ],
    }),
  )
  const file = { name: 'chiffres.xlsx', mimeType: type, buffer }
  const look = () => page.locator('main form button').first().click()
  await page.locator('input[name=file]').setInputFiles(file)
  await look()
  await page.locator('select[name=sheet]').selectOption('2024')
  await page.locator('input[name=file]').setInputFiles(file)
  await look()
  await expect(page.getByText('1.234', { exact: false }).first()).toBeVisible()
  await looksRight(page, [desk, phone])
  await page.locator('input[name=decimal][value=comma]').check()
  await page.locator('input[name=leave]').check()
  await look()
  await looksRight(page, [desk, phone])
  await page.locator('button[formaction="?/take"]').click()
  await expect(page.locator('textarea')).toHaveValue(/^indicator\ton\tvalue.*\nZ9\.9\t2024-12-31\t31\t/s)
})
