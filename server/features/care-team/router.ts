import * as z from 'zod/mini'
import { CLINICAL_ROLES } from '#domain/account/account-role'
import { GRID_NOTE_KINDS } from '#domain/care-team/grid-note'
import { day } from '#domain/kernel/day'
import { plainWords } from '#domain/kernel/plain-words'
import { id } from '../../platform/api/input-shape'
import {
  accountProcedure,
  publicProcedure,
  router,
  staffProcedure,
  staffWriteProcedure,
} from '../../platform/api/trpc'
import { addNote, listNotes } from './grid/grid-note'
import { listGridResidents, listOwnGrids } from './grid/list-grid-residents'
import { listGrids, listGridsInput, readPoster } from './grid/list-grids'
import { listPosters } from './grid/list-posters'
import { addAbsence, cancelAbsence, listAbsences } from './leading/absence'
import { leaveTeam } from './leading/leave-team'
import { CHAT_PICTURE_MAX_BYTES, saveChatGroup } from './leading/save-chat-group'
import { setCapacity } from './leading/set-capacity'
import { careTeamOperatorProcedures, gridWorkerOperatorProcedures } from './operator-router'
import { listOwnTeams } from './team-page/list-own-teams'
import { listTeams, listTeamsInput } from './team-page/list-teams'
import { readChatGroup, readTeam, readTeamInput } from './team-page/read-team'

const ofTeam = z.strictObject({ teamId: id })
/** How many rows came before. */
const cursor = z.optional(z.string().check(z.regex(/^\d{1,6}$/)))
const base64 = z
  .string()
  .check(z.maxLength(Math.ceil(CHAT_PICTURE_MAX_BYTES / 3) * 4), z.regex(/^[A-Za-z0-9+/]+={0,2}$/))
const treats = staffProcedure(...CLINICAL_ROLES)

/** Of `contract.*`, what a family sees of teams before it signs. Browsing needs no account, as in the directory. */
export const careTeamContractProcedures = {
  grids: publicProcedure.input(listGridsInput).query(({ ctx, input }) => listGrids(ctx, input)),
  poster: publicProcedure
    .input(z.strictObject({ code: z.string().check(z.maxLength(40)) }))
    .query(({ ctx, input }) => readPoster(ctx, input)),
  teams: publicProcedure.input(listTeamsInput).query(({ ctx, input }) => listTeams(ctx, input)),
  team: publicProcedure.input(readTeamInput).query(({ ctx, input }) => readTeam(ctx, input)),
  teamChatGroup: accountProcedure.input(ofTeam).query(({ ctx, input }) => readChatGroup(ctx, input)),
}

/** What the members of a team keep of it, and the office of all of them. */
export const careTeamRouter = router({
  ...careTeamOperatorProcedures,
  mine: treats.input(z.strictObject({})).query(({ ctx }) => listOwnTeams(ctx)),
  setCapacity: staffWriteProcedure(CLINICAL_ROLES, {
    teamId: id,
    capacity: z.int().check(z.gte(0), z.lte(20_000)),
  }).mutation(({ ctx, input }) => setCapacity(ctx, input)),
  absences: treats.input(ofTeam).query(({ ctx, input }) => listAbsences(ctx, input)),
  addAbsence: staffWriteProcedure(CLINICAL_ROLES, {
    teamId: id,
    practitionerId: id,
    coverPractitionerId: z.nullable(id),
    startsOn: day,
    endsOn: day,
  }).mutation(({ ctx, input }) => addAbsence(ctx, input)),
  cancelAbsence: staffWriteProcedure(CLINICAL_ROLES, { id }).mutation(({ ctx, input }) =>
    cancelAbsence(ctx, input),
  ),
  setChatGroup: staffWriteProcedure(CLINICAL_ROLES, {
    teamId: id,
    mediaType: z.enum(['image/jpeg', 'image/png']),
    base64,
  }).mutation(({ ctx, input }) => saveChatGroup(ctx, input)),
  notes: treats
    .input(z.strictObject({ teamId: id, cursor }))
    .query(({ ctx, input }) => listNotes(ctx, input)),
  addNote: staffWriteProcedure(CLINICAL_ROLES, {
    teamId: id,
    gridId: id,
    on: day,
    kind: z.enum(GRID_NOTE_KINDS),
    text: plainWords(300, 2),
    reached: z.int().check(z.gte(0), z.lte(10_000)),
  }).mutation(({ ctx, input }) => addNote(ctx, input)),
  posters: treats.input(ofTeam).query(({ ctx, input }) => listPosters(ctx, input)),
  leave: staffWriteProcedure(CLINICAL_ROLES, {
    teamId: id,
    practitionerId: id,
    lastOn: day,
    successorId: z.nullable(id),
  }).mutation(({ ctx, input }) => leaveTeam(ctx, input)),
})

/** Name, building and signed or not, of those who agreed: nothing else opens to a grid worker (journeys E2 42). */
export const gridWorkerRouter = router({
  ...gridWorkerOperatorProcedures,
  mine: staffProcedure('grid-worker')
    .input(z.strictObject({}))
    .query(({ ctx }) => listOwnGrids(ctx)),
  residents: staffProcedure('grid-worker')
    .input(z.strictObject({ gridId: id, cursor: z.optional(id) }))
    .query(({ ctx, input }) => listGridResidents(ctx, input)),
})
