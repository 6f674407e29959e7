// What comes in
export type { Decoded, Encoding } from './decode.ts'
export { decode, decodeStream } from './decode.ts'
export type { Heading, Remark } from './heading.ts'
export { headingKey } from './heading.ts'
export type { Separator } from './record.ts'
export type { Astray, Row, Table } from './table.ts'
export { openStream, openTable, recordsIn } from './table.ts'
export type { RefusalData, TableRefusalCode } from './refusal.ts'
export { TableRefusal, tableRefusalCodes } from './refusal.ts'

// Numbers and days
export type { Beside, Mark, NumberCell, NumberProblem, OpenNumber } from './number.ts'
export { readNumber, valueOf, writeNumber } from './number.ts'
export type { DayCell, DayOrder, DayProblem } from './day.ts'
export { dayOf, dayOfSerial, isSpreadsheetDay, readDay } from './day.ts'
export type { Said, Witnesses } from './evidence.ts'
export { decimalFor, Evidence, orderIn, proofIn } from './evidence.ts'

export type { Hearing, NumberColumn, Numbers, OpenQuestion } from './numbers.ts'
export { numbersIn } from './numbers.ts'

// What goes out
export type { CsvValue, Writing } from './write.ts'
export { csvRow, toCsv } from './write.ts'
export { guard, unguard } from './guard.ts'
