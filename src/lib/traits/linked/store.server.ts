import { today } from '#lib/platform/day.ts'
import { sql, type RawBuilder } from 'kysely'
import type { Context } from '#lib/platform/context.ts'
import { inBatches } from '#lib/platform/batches.ts'
import type { Read, Write } from '#lib/platform/database.server.ts'
import { about } from '#lib/platform/reads.server.ts'
import { orMissing, Refusal } from '#lib/platform/refusal.ts'
import { deepest, followLegs, longest, type Direction, type Leg, type Link, type Step } from './link.ts'

export type NewLink = {
  from: string
  to: string
  /** The name of a kind that a slice declares. */
  type: string
  /** First day on which it holds; today where not given. */
  since?: string
  source?: string | null
}

type Origin = Pick<Context, 'actor' | 'now' | 'newId'>

type OwnedKind = { name: string; slice: string }

/** Kinds that are declared and not yet entered, or for another slice. */
export async function newLinkKinds(read: Read, kinds: readonly OwnedKind[]): Promise<OwnedKind[]> {
  const known = await read.selectFrom('traits.link_kind').select(['name', 'slice']).execute()
  return kinds.filter((kind) => !known.some(({ name, slice }) => name === kind.name && slice === kind.slice))
}

/** Enters the kinds of links that slices declare; a kind that is declared no longer stays with its links. */
export async function enterLinkKinds(write: Write, kinds: readonly OwnedKind[]): Promise<void> {
  await write
    .insertInto('traits.link_kind')
    .values(kinds.map(({ name, slice }) => ({ name, slice })))
    .onConflict((on) => on.column('name').doUpdateSet(({ ref }) => ({ slice: ref('excluded.slice') })))
    .execute()
}

/** Ties two records; to tie them twice in the same way is to tie them once. Returns the id of the standing link. */
export async function link(write: Write, context: Origin, given: NewLink): Promise<string> {
  const { from, to, type } = given
  const made = await tied(write, context, [given]).returning('id').executeTakeFirst()
  if (made) return made.id
  const standing = await write
    .selectFrom('traits.link')
    .select('id')
    .where('from_id', '=', from)
    .where('to_id', '=', to)
    .where('type', '=', type)
    .where('until_on', 'is', null)
    .executeTakeFirstOrThrow()
  return standing.id
}

/** The same for many ties at once. */
export const linkAll = (write: Write, context: Origin, links: readonly NewLink[]): Promise<void> =>
  inBatches(links, (batch) => tied(write, context, batch).execute())

function tied(write: Write, context: Origin, links: readonly NewLink[]) {
  if (links.some(({ from, to }) => from === to)) throw new Refusal('invalid', 'traits_link_to_itself')
  return write
    .insertInto('traits.link')
    .values(
      links.map(({ from, to, type, since, source }) => ({
        id: context.newId(),
        from_id: from,
        to_id: to,
        type,
        since_on: since ?? today(context),
        source: source ?? null,
        created_by: context.actor.id,
        created_at: context.now(),
      })),
    )
    .onConflict((on) => on.columns(['from_id', 'to_id', 'type']).where('until_on', 'is', null).doNothing())
}

/** Ends a link from a day on; what was true before stays readable. */
export async function unlink(
  write: Write,
  context: Pick<Context, 'now'>,
  id: string,
  until = today(context),
): Promise<void> {
  const standing = orMissing(
    await write
      .selectFrom('traits.link')
      .select(['from_id', 'to_id', 'since_on', 'until_on'])
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst(),
  )
  if (standing.until_on) throw new Refusal('conflict', 'traits_link_ended', { day: standing.until_on })
  if (until < standing.since_on)
    throw new Refusal('invalid', 'traits_link_ends_before', { day: standing.since_on })
  // Both ends are named, so that pages which show one of them hear of it.
  await write
    .updateTable('traits.link')
    .set({ until_on: until })
    .where('id', '=', id)
    .where('from_id', '=', standing.from_id)
    .where('to_id', '=', standing.to_id)
    .execute()
}

export type LinkQuery = {
  types?: readonly string[]
  /** Only links that hold on this day; without it, ended ones too. */
  on?: string
  /** Only links to records of these kinds. */
  kinds?: readonly string[]
}

/** What the record points to. */
export const linksFrom = (read: Read, id: string, query: LinkQuery = {}): Promise<Link[]> =>
  linksAt(read, id, ['forward'], query)

/** What points to the record. */
export const linksTo = (read: Read, id: string, query: LinkQuery = {}): Promise<Link[]> =>
  linksAt(read, id, ['backward'], query)

/** What the record is tied to, in either direction; what it points to first. */
export const linksAround = (read: Read, id: string, query: LinkQuery = {}): Promise<Link[]> =>
  linksAt(read, id, ['forward', 'backward'], query)

async function linksAt(read: Read, id: string, directions: Direction[], query: LinkQuery): Promise<Link[]> {
  const { kinds } = query
  const { rows } = await sql<Link>`
    with ${edges(directions, query)}
    select edge.id, type, direction, other, kind, since_on, until_on, source
    from edge join platform.record on record.id = other
    where near = ${id} and ${kinds ? sql`kind = any(${[...kinds]})` : sql`true`}
    order by direction desc, since_on, edge.id`.execute(about(read, [id]))
  return rows
}

/** Follows links from a record leg by leg, each record once: a chain that can be read, not everything within reach. */
export async function trail(read: Read, start: string, legs: readonly (readonly Leg[])[]): Promise<Step[]> {
  const leg = sql.join(
    legs.flatMap((some, index) =>
      some.map(([type, direction]) => sql`(${sql.lit(index + 1)}, ${type}, ${direction})`),
    ),
  )
  const met = [start]
  const { rows } = await sql<Step>`
    with recursive ${edges(['forward', 'backward'], {})},
    leg (depth, type, direction) as (values ${leg}),
    met (id, depth) as (
      select ${start}::uuid, 0
      union
      select other, leg.depth from met join leg on leg.depth = met.depth + 1
        join edge on near = met.id and edge.type = leg.type and edge.direction = leg.direction
    )
    select distinct edge.*, kind, leg.depth from met join leg on leg.depth = met.depth + 1
      join edge on near = met.id and edge.type = leg.type and edge.direction = leg.direction
      join platform.record on record.id = other
    order by depth, since_on, edge.id limit ${longest}`.execute(about(read, met))
  met.push(...rows.map(({ other }) => other))
  return followLegs(start, legs, rows)
}

export type Walk = LinkQuery & { direction?: Direction | 'both'; depth?: number }

/**
 * Follows links from a record, nearest first. Each record is entered once, by a shortest way, so circles end;
 * each link is listed once, from its nearer end, also the one that closes a circle.
 */
export async function walk(
  read: Read,
  start: string,
  { direction = 'both', depth = 3, ...query }: Walk = {},
): Promise<Step[]> {
  const directions: Direction[] = direction === 'both' ? ['forward', 'backward'] : [direction]
  const met = [start]
  const { rows } = await sql<Step>`
    with recursive ${edges(directions, query)},
    met (id, depth) as (
      select ${start}::uuid, 0
      union
      select other, depth + 1 from met join edge on near = met.id where depth < ${Math.min(depth, deepest)}
    ),
    nearest as (select id, min(depth) as depth from met group by id),
    step as (
      select distinct on (edge.id) edge.*, nearest.depth + 1 as depth
      from nearest join edge on near = nearest.id
      where nearest.depth < ${Math.min(depth, deepest)}
      order by edge.id, nearest.depth, direction desc
    )
    select step.id, type, direction, near, other, kind, since_on, until_on, source, depth
    from step join platform.record on record.id = other
    order by depth, since_on, step.id limit ${longest}`.execute(about(read, met))
  met.push(...rows.map(({ other }) => other))
  return rows
}

/** Links as seen from the end one stands at. Inlined, so that both ends use their index. */
function edges(directions: Direction[], { types, on }: LinkQuery): RawBuilder<unknown> {
  const ends = { forward: ['from_id', 'to_id'], backward: ['to_id', 'from_id'] } as const
  const sides = directions.map((direction) => {
    const [near, other] = ends[direction]
    return sql`select id, type, ${sql.lit(direction)} as direction, ${sql.ref(near)} as near, ${sql.ref(other)} as other,
        since_on, until_on, source from traits.link
      where ${types ? sql`type = any(${[...types]})` : sql`true`}
        and ${on ? sql`since_on <= ${on} and (until_on is null or until_on > ${on})` : sql`true`}`
  })
  return sql`edge as not materialized (${sql.join(sides, sql` union all `)})`
}
