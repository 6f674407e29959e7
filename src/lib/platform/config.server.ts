import { z } from 'zod'

const flag = z
  .enum(['', '0', '1', 'true', 'false'])
  .default('')
  .transform((value) => value === '1' || value === 'true')

const environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(4000),
  HOST: z.string().default('0.0.0.0'),
  DATABASE_URL: z
    .string()
    .regex(/^(pglite:|postgres(ql)?:\/\/)/, 'pglite:FOLDER or postgres://…')
    .default('pglite:./data'),
  ORIGIN_URL: z.url().optional(),
  TRUST_PROXY: flag,
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//)
    .optional(),
  MAIL_FROM: z.string().default('Permille <permille@localhost>'),
  STORAGE_URL: z.string().default('./data/files'),
  /** Signs sessions; made and kept in the data folder where none is given. */
  SECRET: z.string().min(32).optional(),
  /** Whether this process computes studies itself, or leaves that to `npm run worker`. */
  COMPUTE: z.enum(['here', 'elsewhere']).default('here'),
  LOG: z.enum(['info', 'warn', 'silent']).default('info'),
})

export type Config = {
  port: number
  host: string
  databaseUrl: string
  originUrl: string
  trustProxy: boolean
  smtpUrl: string | null
  mailFrom: string
  storageUrl: string
  secret: string | null
  compute: 'here' | 'elsewhere'
  log: 'info' | 'warn' | 'silent'
}

/** Reads the environment once, at the edge; a wrong value stops the start and says which and why. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const parsed = environment.safeParse(env)
  if (!parsed.success)
    throw new Error(
      parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('\n'),
    )
  const values = parsed.data
  return {
    port: values.PORT,
    host: values.HOST,
    databaseUrl: values.DATABASE_URL,
    originUrl: values.ORIGIN_URL ?? `http://localhost:${values.PORT}`,
    trustProxy: values.TRUST_PROXY,
    smtpUrl: values.SMTP_URL ?? null,
    mailFrom: values.MAIL_FROM,
    storageUrl: values.STORAGE_URL,
    secret: values.SECRET ?? null,
    compute: values.COMPUTE,
    log: values.LOG,
  }
}
