import { textIn } from '#lib/platform/table-refusal.ts'

/** A chosen file goes before what is written. Browsers send line ends of their own; the text keeps the plain ones. */
export async function monthsIn(form: FormData): Promise<string> {
  const file = form.get('file')
  const text =
    file instanceof File && file.size > 0
      ? textIn(new Uint8Array(await file.arrayBuffer())).text
      : String(form.get('months') ?? '')
  return text.replaceAll('\r\n', '\n')
}
