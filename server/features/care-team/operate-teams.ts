import { randomUUID } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import * as z from 'zod/mini'
import { careTeamRules } from '#domain/care-team/care-team-rules'
import { memberChange } from '#domain/care-team/member-change'
import { TEAM_LANGUAGES } from '#domain/care-team/team-language'
import { highestCapacity } from '#domain/care-team/team-load'
import { countDoctors, TEAM_ROLES } from '#domain/care-team/team-role'
import { DomainError } from '#domain/kernel/errors'
import { plainWords } from '#domain/kernel/plain-words'
import { isLocalTime, type LocalTime, localDateOf } from '#domain/kernel/time'
import { id } from '../../platform/api/input-shape'
import { mentions, pageOf, type WholeListPage } from '../../platform/api/page-of'
import { reasonShape } from '../../platform/api/reason'
import type { Restore, StaffContext, StaffWriteContext } from '../../platform/context'
import { lockSubject, recordChange } from '../../platform/operator-change'
import {
  countMicroGrids,
  countWorking,
  findTeamPlace,
  loadOwnTeams,
  lockOwnTeam,
  moveMembers,
  type OperatedTeam,
  putTeam,
  removeTeam,
  type StandingTeam,
  type TeamDraft,
} from './team-operator-store'
import { announceToResidents } from './tell-residents'

/** More people than a team has, and more grids than one can walk through. */
const MEMBERS_MAX = 30
const GRIDS_MAX = 60
const CAPACITY_MAX = 20_000

const phone = z.string().check(z.regex(/^[0-9][0-9-]{4,19}$/))
/** An hour within the day. */
const hour = z.custom<LocalTime>((text) => typeof text === 'string' && isLocalTime(text) && text !== '24:00')

export const listOwnTeamsInput = z.strictObject({
  query: z.optional(plainWords(40)),
  cursor: z.optional(id),
})

export const saveTeamShape = {
  /** Absent for a new one. */
  id: z.optional(id),
  organizationId: id,
  name: plainWords(40, 2),
  intro: plainWords(200),
  phone,
  phoneFrom: hour,
  phoneTo: hour,
  fallbackPhone: phone,
  languages: z.array(z.enum(TEAM_LANGUAGES)).check(z.minLength(1), z.maxLength(TEAM_LANGUAGES.length)),
  capacity: z.int().check(z.gte(0), z.lte(CAPACITY_MAX)),
  offDutyText: plainWords(200, 2),
  members: z
    .array(z.strictObject({ practitionerId: id, role: z.enum(TEAM_ROLES) }))
    .check(z.minLength(1), z.maxLength(MEMBERS_MAX)),
  gridIds: z.array(id).check(z.maxLength(GRIDS_MAX)),
  ...reasonShape,
}
const saveTeamInput = z.object({ ...saveTeamShape, idempotencyKey: z.uuid() })

interface ListedOwnTeam extends OperatedTeam {
  /** The most that it may take with the doctors of today (rules D-FD-04). */
  readonly highestCapacity: number
}

/** The teams of the office's places, by name, place or member; one statement. */
export async function listTeamsOfOffice(
  ctx: StaffContext,
  { query, cursor }: z.infer<typeof listOwnTeamsInput>,
): Promise<WholeListPage<ListedOwnTeam>> {
  const today = localDateOf(ctx.now())
  const all = await loadOwnTeams(ctx.db, ctx.staff, today)
  const shown = all.filter(({ name, organizationName, members }) =>
    mentions(query, [name, organizationName, ...members.map((member) => member.name)]),
  )
  const rules = await ctx.rules()
  const page = pageOf(shown, (team) => team.id, cursor)
  return {
    ...page,
    rows: page.rows.map((team) => {
      const doctors = countDoctors(team.members.map(({ role }) => role))
      return { ...team, highestCapacity: highestCapacity(doctors, careTeamRules(rules, team.region, today)) }
    }),
  }
}

/**
 * Founds a team, or writes anew who is in it, what it serves and what families read of it. Whoever goes has had their
 * last day yesterday, and every family that is signed is told (journeys E2 20).
 *
 * @throws not_found alike for a team, place, person or grid of another office, and for another place than its own;
 * team_ended; team_leader_required without exactly one leader; team_capacity_too_high; input_invalid for somebody twice
 * and for a telephone that closes before it opens
 */
export async function saveTeam(
  ctx: StaffWriteContext,
  { id: known, reason, idempotencyKey: _key, ...written }: z.infer<typeof saveTeamInput>,
): Promise<{ id: string }> {
  const teamId = known ?? randomUUID()
  const subject = { subject: 'care-team', subjectId: teamId } as const
  await lockSubject(ctx.tx, subject)
  const standing = known === undefined ? null : await lockOwnTeam(ctx.tx, ctx.staff, teamId)
  if (known !== undefined && !standing) throw new DomainError('not_found')
  const draft = inOneOrder(written)
  await writeTeam(ctx, teamId, standing, draft)
  const before = standing && draftOf(standing)
  await recordChange(ctx.tx, { by: ctx.staff, at: ctx.now(), ...subject, before, after: draft, reason })
  return { id: teamId }
}

/**
 * @throws as saveTeam; change_over where the team itself has changed something since: its leader its capacity, or who is
 * in it; record_in_use for a new team that has been at work
 */
export const restoreTeam: Restore = async (ctx, { subjectId, before, after }) => {
  const standing = await lockOwnTeam(ctx.tx, ctx.staff, subjectId)
  if (!isDeepStrictEqual(standing && draftOf(standing), after)) throw new DomainError('change_over')
  if (before !== null) return writeTeam(ctx, subjectId, standing, before as TeamDraft)
  if (!(await removeTeam(ctx.tx, subjectId))) throw new DomainError('record_in_use')
}

async function writeTeam(
  ctx: StaffWriteContext,
  teamId: string,
  standing: StandingTeam | null,
  draft: TeamDraft,
): Promise<void> {
  const today = localDateOf(ctx.now())
  if (standing?.hasEnded) throw new DomainError('team_ended')
  if (draft.phoneFrom >= draft.phoneTo) throw new DomainError('input_invalid', { fields: ['phoneTo'] })
  await assertMostResidents(ctx, standing, draft)
  assertOneLeader(draft)
  const change = memberChange(standing?.places ?? [], draft.members, today)
  const comers = change.adds.map(({ practitionerId }) => practitionerId)
  if ((await countWorking(ctx.tx, ctx.staff, comers, today)) !== comers.length) {
    throw new DomainError('not_found')
  }
  const grids = draft.gridIds.filter((gridId) => !standing?.gridIds.includes(gridId))
  if ((await countMicroGrids(ctx.tx, ctx.staff, grids)) !== grids.length) throw new DomainError('not_found')
  await putTeam(ctx.tx, teamId, draft, ctx.now())
  await moveMembers(ctx.tx, teamId, change, today)
  for (const { id: event, practitionerId, lastOn } of change.ends) {
    const stays = draft.members.some((member) => member.practitionerId === practitionerId)
    if (!stays) await announceToResidents(ctx.tx, { teamId, kind: 'team-member-left', event, day: lastOn })
  }
}

async function assertMostResidents(
  ctx: StaffWriteContext,
  standing: StandingTeam | null,
  { organizationId, capacity, members }: TeamDraft,
): Promise<void> {
  const place = await findTeamPlace(ctx.tx, ctx.staff, organizationId)
  const hasMoved = standing !== null && standing.organizationId !== organizationId
  if (!place || hasMoved) throw new DomainError('not_found')
  const rules = careTeamRules(await ctx.rules(), place.region, localDateOf(ctx.now()))
  const most = highestCapacity(countDoctors(members.map(({ role }) => role)), rules)
  if (capacity > most) throw new DomainError('team_capacity_too_high', { most })
}

function assertOneLeader({ members }: TeamDraft): void {
  const people = new Set(members.map(({ practitionerId }) => practitionerId))
  if (people.size !== members.length) throw new DomainError('input_invalid', { fields: ['members'] })
  if (members.filter(({ role }) => role === 'leader').length !== 1) {
    throw new DomainError('team_leader_required')
  }
}

function draftOf({ hasEnded: _hasEnded, places, ...words }: StandingTeam): TeamDraft {
  const members = places.map(({ practitionerId, role }) => ({ practitionerId, role }))
  return inOneOrder({ ...words, members })
}

/** Two teams that are alike read alike, whoever wrote them in which order. */
function inOneOrder(draft: TeamDraft): TeamDraft {
  return {
    ...draft,
    languages: TEAM_LANGUAGES.filter((language) => draft.languages.includes(language)),
    members: [...draft.members].sort((a, b) => (a.practitionerId < b.practitionerId ? -1 : 1)),
    gridIds: [...new Set(draft.gridIds)].sort(),
  }
}
