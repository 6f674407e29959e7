import type { App as Permille } from '#app/app.ts'
import type { Context } from '#lib/platform/context.ts'
import type { Locale } from '#lib/platform/text/localised.ts'

declare global {
  namespace App {
    interface Locals {
      app: Permille
      context: Context
      /** How far this process had come in what was written when the page was begun. */
      position: string
      /** The language that the browser would rather have than that of the page. */
      offered: Locale | null
      /** Origins of other sites that may show this page in a frame. */
      frameAncestors?: readonly string[]
      /** The page computes in the reader's browser: workers and the soil kernel may run on it. */
      runsKernel?: boolean
    }
    interface Error {
      message: string
      /** The refusal's code, or nothing where it was our fault. */
      code?: string
      /** What to quote when asking for help. */
      id?: string
    }
  }
}

export {}
