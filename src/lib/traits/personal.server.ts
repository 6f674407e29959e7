import type { PersonalData } from '#lib/platform/personal.server.ts'

/** What a person wrote stays as part of the records, by an id that leads nowhere after an erasure. */
export const personalData: PersonalData = {
  slice: 'traits',
  async read(read, { id }) {
    const links = await read
      .selectFrom('traits.link')
      .select(['id', 'type', 'created_at'])
      .where('created_by', '=', id)
      .orderBy('created_at')
      .execute()
    const wordings = await read
      .selectFrom('traits.wording')
      .select(['record_id', 'field', 'number', 'text', 'worded_at'])
      .where('worded_by', '=', id)
      .orderBy('worded_at')
      .execute()
    const translations = await read
      .selectFrom('traits.translation')
      .select(['record_id', 'field', 'locale', 'text', 'state', 'changed_at'])
      .where('changed_by', '=', id)
      .orderBy('changed_at')
      .execute()
    const revisions = await read
      .selectFrom('traits.revision')
      .select(['record_id', 'number', 'at', 'reason'])
      .where('by', '=', id)
      .orderBy('at')
      .execute()
    const imports = await read
      .selectFrom('traits.exchange')
      .select(['id', 'kind', 'file_name', 'taken_at', 'undone_at'])
      .where(({ eb, or }) => or([eb('taken_by', '=', id), eb('undone_by', '=', id)]))
      .orderBy('taken_at')
      .execute()
    return { links, wordings, translations, revisions, imports }
  },
  async forget() {},
}
