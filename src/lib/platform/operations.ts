import { z } from 'zod'
import type { Context } from './context.ts'
import type { Rule } from './rules.ts'

/** One thing that the open API offers. The same table serves REST and the OpenAPI document. */
export type Operation<Input extends z.ZodType = z.ZodType, Output extends z.ZodType = z.ZodType> = {
  /** slice.noun.verb; the operationId of the document */
  name: string
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Below /api/v1, with `{names}` that are fields of the input. */
  path: string
  /** One English sentence for the document. */
  summary: string
  /** Path and query of a GET, path and body of the others, as one object. */
  input: Input
  output: Output
  allowed: Rule
  run: (context: Context, input: z.output<Input>) => Promise<z.input<Output>>
}

/** Keeps the types of input and output together, then forgets them, so that a list can hold many. */
export const operation = <Input extends z.ZodType, Output extends z.ZodType>(
  definition: Operation<Input, Output>,
): Operation => definition as unknown as Operation

/** A moment in an answer: a date in the program, RFC 3339 on the wire. */
export const moment = z
  .date()
  .transform((value) => value.toISOString())
  .pipe(z.iso.datetime())
