/** Where something stands: a file and a line, counted from 1 as editors do. */
export type Place = { file: string; line: number }

/** A value with the place it was read from. */
export type Found<T> = { value: T; place: Place }
