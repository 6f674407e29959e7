import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { isRefusal } from '../papers/index.ts'
import { fixturePlan } from '../papers/fixtures/plan.ts'
import { extract } from './extract.server.ts'
import { look, parse, type Reading } from './reading.ts'

/* Papers rebuilt from public bug reports. They stand beside the project, not in it. */
const folder = join(resolve(process.env.CASES_DIR ?? '../shared/cases'), 'platform')
const has = existsSync(folder) && readdirSync(folder).length > 0

async function read(name: string): Promise<Reading & { text: string }> {
  const extracted = await extract(new Uint8Array(readFileSync(join(folder, name))))
  const plan = fixturePlan()
  const parsed = parse(extracted, name, plan)
  if (isRefusal(parsed)) throw new Error(parsed.key)
  return { ...look(parsed, plan), text: extracted.text }
}

describe.skipIf(!has)('papers from bug reports (skipped where CASES_DIR has no platform cases)', () => {
  const roadmap = '18-words-glued/roadmap-2023-typed.docx'

  test('17: a roadmap numbered by Word holds the same items under the same marks as its typed twin', async () => {
    const said = ({ items }: Reading) =>
      items.map(({ value }) => [value.path.join(' '), value.title, value.facility, value.objectives])
    const [auto, typed] = await Promise.all([
      read('17-word-automatic-numbers/roadmap-2023-auto.docx'),
      read(roadmap),
    ])
    expect(said(auto)).toEqual(said(typed))
    expect(said(typed)).toHaveLength(10)
    expect(said(auto).map(([path]) => path)).toEqual([
      'I',
      'I 1',
      'I 1 -',
      'I 1 - -',
      'I 1 -',
      'I 1 a',
      'I 2',
      'II',
      'II 1',
      'II 1 -',
    ])
  })

  test('18: a space or a line stands at every block and break', async () => {
    const { text, items } = await read(roadmap)
    expect(text).not.toMatch(/languagesFollow|letterto|held,one|Projectsand/)
    expect(items.map(({ value }) => value.title)).toContain(
      'Follow up with the Parties that have not answered',
    )
  })

  test('20: open changes, footnotes and heads are said', async () => {
    const { asides, items } = await read('20-tracked-changes-footnote-header/roadmap-2023-typed.docx')
    expect(asides.map(({ kind }) => kind)).toEqual(['footnote', 'deleted', 'inserted', 'header'])
    expect(items.some(({ value }) => /↑|Amounts are/.test(value.title))).toBe(false)
  })

  test('22: a table in a PDF gives its objectives with all their columns', async () => {
    const { contribution, preview } = await read('22-pdf-table/plan-2022-fr.pdf')
    expect(
      contribution.incoming.map(({ code, edition, fields }) => [
        code,
        edition,
        fields.map(({ field }) => field),
      ]),
    ).toEqual(
      ['A1', 'A2'].map((code) => [code, '2022', ['title', 'aim', 'baseline', 'target2030', 'target2050']]),
    )
    expect(preview.fields.every(({ torn }) => !torn)).toBe(true)
  })

  test('25: amounts are what the language of the paper says, with what they are for', async () => {
    const { budget, decisions, edition, document } = await read('25-acta-amounts/acta-2023-es.docx')
    expect([edition, document]).toEqual(['9', 'Consortium 9-1'])
    expect(budget.map(({ value }) => [value.amount, value.role])).toEqual([
      [420_000, 'total'],
      [305_500, 'available'],
      [298_750.5, 'spent'],
      [330_000, 'core'],
      [90_000, 'meetings'],
      [420_000, 'total'],
    ])
    expect(decisions.map(({ value }) => value.text).some((text) => text.startsWith('No se adoptó'))).toBe(
      false,
    )
    expect(decisions).toHaveLength(3)
  })
})
