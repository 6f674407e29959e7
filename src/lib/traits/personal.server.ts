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
    return { links, wordings, translations, revisions }
  },
  async forget() {},
}
