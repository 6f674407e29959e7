import { tableIn } from '#lib/platform/workbook/table-file.server.ts'

/** Strangers send these: a site has some thousand months. */
const siteBounds = { bytes: 8 << 20, rows: 20_000, columns: 100 }

/** A chosen file goes before what is written. Browsers send line ends of their own; the text keeps the plain ones. */
export async function monthsIn(form: FormData): Promise<string> {
  const file = form.get('file')
  const text =
    file instanceof File && file.size > 0
      ? (
          await tableIn(new Uint8Array(await file.arrayBuffer()), {
            sheet: String(form.get('sheet') ?? '') || null,
            bounds: siteBounds,
          })
        ).text
      : String(form.get('months') ?? '')
  return text.replaceAll('\r\n', '\n')
}
