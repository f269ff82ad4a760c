import * as z from 'zod/mini'
import { localDate, localDateOf } from '#domain/kernel/time'
import type { Context } from '../../platform/context'
import type { Transaction } from '../../platform/database/database'
import { enqueue, type Tasks } from '../../platform/jobs'
import { listResidents } from './team-write-store'

const TASK = 'care-team:tell-residents'
/** So many are told in one go; then the job goes on with a job of its own, and a crash costs one page at most. */
const PAGE = 200

const newsShape = z.strictObject({
  teamId: z.uuid(),
  kind: z.enum(['team-member-left', 'team-dissolved']),
  /** Names what happened: each family is told of it once. */
  event: z.string(),
  /** Last day of the member, or of the team. */
  day: z.string(),
  after: z.optional(z.uuid()),
})
export type TeamNews = z.infer<typeof newsShape>

/** A team has thousands of families, so they are told one after the other and not by who made the change. */
export async function announceToResidents(tx: Transaction, news: TeamNews): Promise<void> {
  await enqueue(tx, TASK, news, { jobKey: `${TASK}:${news.event}:${news.after ?? ''}` })
}

export function careTeamTasks(needs: Pick<Context, 'transaction' | 'notices' | 'now'>): Tasks {
  return { [TASK]: (payload) => tellResidents(needs, newsShape.parse(payload)) }
}

async function tellResidents(
  { transaction, notices, now: clock }: Pick<Context, 'transaction' | 'notices' | 'now'>,
  news: TeamNews,
): Promise<void> {
  const now = clock()
  const { teamId, kind, event, day, after } = news
  const page = { on: localDateOf(now), after: after ?? null, limit: PAGE }
  const patientIds = await transaction((tx) => listResidents(tx, teamId, page))
  for (const patientId of patientIds) {
    const facts = { lastOn: localDate(day) }
    const told = { kind, to: { guardiansOf: patientId }, byAccountId: null, patientId, facts }
    const onceKey = `${kind}:${event}:${patientId}`
    await transaction((tx) => notices.tell(tx, { ...told, onceKey }, now))
  }
  const last = patientIds.at(-1)
  if (last && patientIds.length === PAGE) {
    await transaction((tx) => announceToResidents(tx, { ...news, after: last }))
  }
}
