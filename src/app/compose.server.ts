import type { Command } from '#lib/platform/command.ts'
import type { Constraints } from '#lib/platform/constraints.ts'
import type { Actor, Context } from '#lib/platform/context.ts'
import type { Read } from '#lib/platform/database.server.ts'
import type { Instance } from '#lib/platform/instance.ts'
import type { Works } from '#lib/platform/jobs.server.ts'
import { contentHash } from '#lib/platform/content.server.ts'
import { eventOperations } from '#lib/platform/operations.server.ts'
import { namesOf, type Naming, type RecordName, type RecordRef } from '#lib/platform/records.server.ts'
import { may, type Rules } from '#lib/platform/rules.ts'
import type { Slice, Waiting } from '#lib/platform/slice.ts'
import type { Locale } from '#lib/platform/text/localised.ts'
import { translate } from '#lib/platform/text/translate.server.ts'
import type { TranslatedKind } from '#lib/traits/index.server.ts'
import type { Link } from '#lib/traits/index.ts'
import { version } from './version.ts'

/** What the platform is made of, derived from the manifests of its slices and from nothing else. */
export function compose(slices: readonly Slice<TranslatedKind>[]) {
  const all = <T>(listOf: (slice: Slice<TranslatedKind>) => readonly T[] | undefined): readonly T[] =>
    slices.flatMap((slice) => listOf(slice) ?? [])
  const rules: Rules = merged(slices, ({ rules }) => rules)
  const names = merged<Naming>(slices, ({ names }) => names)
  const constraints: Constraints = merged(slices, ({ constraints }) => constraints)
  const links = merged(slices, ({ name: slice, links }) =>
    Object.fromEntries((links ?? []).map((kind) => [kind.name, { ...kind, slice }])),
  )
  const publicVerbs = all(({ publicVerbs }) => publicVerbs)
  const tools = all(({ tools }) => tools)
  const cacheable = all(({ cacheable }) => cacheable)

  return {
    /** Each slice owns the database schema of its name. */
    schemas: slices.map(({ name }) => name),
    rules,
    /** What a token may be allowed to do. */
    scopes: [...new Set(Object.values(rules).flatMap(({ scope }) => scope ?? []))].sort(),
    operations: [...all(({ operations }) => operations), ...eventOperations(publicVerbs)],
    commands: all<Command>(({ commands }) => commands),
    counts: all(({ counts }) => counts),
    textKinds: all(({ texts }) => texts),
    personalData: all(({ personal }) => personal && [personal]),
    constraints,
    linkKinds: Object.values(links),
    publicVerbs,
    navigation: all(({ navigation }) => navigation),
    search: all(({ search }) => search),
    pages: all(({ pages }) => pages),
    uploads: all(({ uploads }) => uploads),

    jobs: (context: Context, instance: Instance): Works[] =>
      slices.flatMap(({ jobs }) => jobs?.(context, instance) ?? []),

    /** What records of any slice are called and where they are read. */
    namesOf: (read: Read, refs: readonly RecordRef[]): Promise<Map<string, RecordName>> =>
      namesOf(read, names, refs),

    /** What a link says of the record at its other end. */
    linkText({ type, direction }: Pick<Link, 'type' | 'direction'>, locale: Locale): string {
      const kind = links[type]
      return kind ? translate(kind[direction], {}, locale) : type
    },

    /** The pages of the workbench that a person may use; what depends on a record is decided on the page itself. */
    toolsFor: (actor: Actor) => tools.filter(({ rule: { who } }) => may({ who }, actor)),

    /** What waits for the person who asks: what is due first, then what waits longest. */
    queue: async (context: Context) =>
      (await Promise.all(slices.map(({ queue }) => queue?.(context) ?? [])))
        .flat()
        .filter(({ count }) => count > 0)
        .sort((a, b) => urgency(a).localeCompare(urgency(b))),

    facts: async (context: Context) =>
      (await Promise.all(slices.map(({ facts }) => facts?.(context) ?? []))).flat(),

    /** Whether a route shows the same to every visitor. */
    isCacheable: (route: string | null) =>
      route !== null && cacheable.some((entry) => isWithin(route, entry)),

    /** Brings in the starter content of every slice; what is there already is left alone. */
    async loadContent(context: Context, report: (step: string) => void): Promise<void> {
      for (const { content } of slices) await content?.(context, report)
    },

    /** What the starter content follows from: where it is the same as last time, there is nothing to bring in. */
    contentFingerprint: () =>
      [version, contentHash(), ...slices.flatMap(({ name, content }) => (content ? [name] : []))].join(' '),
  }
}

const urgency = ({ due, since }: Waiting) => (due ? `0${due}` : `1${since?.toISOString() ?? ''}`)

/** Two slices that declare one name would silence each other. */
function merged<T>(
  slices: readonly Slice<TranslatedKind>[],
  partOf: (slice: Slice<TranslatedKind>) => Readonly<Record<string, T>> | undefined,
): Record<string, T> {
  const entries = slices.flatMap((slice) => Object.entries(partOf(slice) ?? {}))
  const all = Object.fromEntries(entries)
  const twice = entries.find(([name, value]) => all[name] !== value)
  if (twice) throw new Error(`two slices declare ${twice[0]}`)
  return all
}

const isWithin = (route: string, entry: string) =>
  entry.endsWith('/*')
    ? route === entry.slice(0, -2) || route.startsWith(entry.slice(0, -1))
    : route === entry
