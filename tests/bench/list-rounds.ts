import { listSlotsFor } from '#server/features/appointment/slots/list-slots'
import type { Context } from '#server/platform/context'
import { connectDatabase } from '#server/platform/database/database'
import { createLog } from '#server/platform/log'
import { testContext } from '../support/room/test-context'
import { alone } from './alone'
import { BENCH_DAY } from './bench-data'
import { type Measured, measureInFlight } from './in-flight'
import type { PlayRound } from './rounds'
import { NO_WRONGS } from './wrongs'

const SLOTS = 24

/** In process: one day of one place for many who look at once, beside the same list read anew for each of them. */
export const sharedListRound: PlayRound = async ({ servers, data }, lookers, calls) => {
  const organizationId = await data.addPlace()
  await data.addSlots(organizationId, SLOTS, 2)
  const { databaseUrl } = servers
  const database = await connectDatabase({ databaseUrl, log: createLog('warn') })
  try {
    const { as } = await testContext(database, { now: () => new Date() })
    const look = (ctx: Context): Promise<Measured> =>
      measureInFlight(lookers, Array.from({ length: calls }), async () => {
        const input = { organizationId, service: 'sick-visit', from: BENCH_DAY, to: BENCH_DAY } as const
        const { rows } = await listSlotsFor(ctx, input)
        return rows.length === SLOTS ? null : 'incomplete'
      })
    const ctx = as(null)
    const ours = await look(ctx)
    const floor = await look({ ...ctx, admit: alone })
    return { ours, floor, wrongs: NO_WRONGS, wrongRefusals: 2 * calls - ours.succeeded - floor.succeeded }
  } finally {
    await database.close()
  }
}
