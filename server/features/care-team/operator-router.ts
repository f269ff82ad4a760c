import * as z from 'zod/mini'
import { id } from '../../platform/api/input-shape'
import { reasonShape } from '../../platform/api/reason'
import { router, staffProcedure, staffWriteProcedure } from '../../platform/api/trpc'
import { dissolveTeam } from './dissolve-team'
import { appointGridWorker, endGridWorker } from './grid/operate-grid-workers'
import { listGridsOfOffice, listOwnGridsInput, readGrid, saveGrid, saveGridShape } from './grid/operate-grids'
import { listOwnTeamsInput, listTeamsOfOffice, saveTeam, saveTeamShape } from './operate-teams'

const BUREAU = ['health-bureau'] as const
const asksBureau = staffProcedure(...BUREAU)

/** Of `careTeam.*`, what the county's office does with the teams of its places. */
export const careTeamOperatorProcedures = {
  list: asksBureau.input(listOwnTeamsInput).query(({ ctx, input }) => listTeamsOfOffice(ctx, input)),
  save: staffWriteProcedure(BUREAU, saveTeamShape).mutation(({ ctx, input }) => saveTeam(ctx, input)),
  dissolve: staffWriteProcedure(BUREAU, {
    teamId: id,
    successorId: z.optional(id),
    ...reasonShape,
  }).mutation(({ ctx, input }) => dissolveTeam(ctx, input)),
}

/** How the county is divided among its teams, down to the posters of its buildings. */
export const gridRouter = router({
  list: asksBureau.input(listOwnGridsInput).query(({ ctx, input }) => listGridsOfOffice(ctx, input)),
  get: asksBureau.input(z.strictObject({ id })).query(({ ctx, input }) => readGrid(ctx, input)),
  save: staffWriteProcedure(BUREAU, saveGridShape).mutation(({ ctx, input }) => saveGrid(ctx, input)),
})

/** Of `gridWorker.*`, who works where. */
export const gridWorkerOperatorProcedures = {
  appoint: staffWriteProcedure(BUREAU, { gridId: id, accountId: id, ...reasonShape }).mutation(
    ({ ctx, input }) => appointGridWorker(ctx, input),
  ),
  end: staffWriteProcedure(BUREAU, { id, ...reasonShape }).mutation(({ ctx, input }) =>
    endGridWorker(ctx, input),
  ),
}
