/** What a result must be able to say about itself: enough to repeat it. */
export interface Provenance {
  /** the model's name, e.g. `RothC-26.3` */
  readonly model: string
  /** which edition, and in which mode it was run */
  readonly edition: string
  /** where the equations are printed */
  readonly reference: string
  /** every constant used, as it was used */
  readonly constants: object
  /** every option, defaults filled in */
  readonly options: object
}
