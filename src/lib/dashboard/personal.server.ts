import type { PersonalData } from '#lib/platform/personal.server.ts'
import { forgetReminders, remindersOf } from './reminders/store.server.ts'

/** Reminders go with the person; figures and signatures stay, by an id that leads nowhere. */
export const personalData: PersonalData = {
  slice: 'dashboard',
  read: (read, { id }) => remindersOf(read, id),
  forget: (write, { id }) => forgetReminders(write, id),
}
