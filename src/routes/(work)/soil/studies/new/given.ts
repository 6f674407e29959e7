/** A chosen file goes before what is written. */
export async function studyGiven(form: FormData): Promise<string> {
  const file = form.get('file')
  const text = file instanceof File && file.size > 0 ? await file.text() : String(form.get('study') ?? '')
  return text.replaceAll('\r\n', '\n')
}
