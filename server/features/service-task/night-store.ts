import type { LocalDate } from '#domain/kernel/time'
import type { Transaction } from '../../platform/database/database'

/** What a night does, in this order: tags first, because some services are owed by them. */
export const NIGHT_STEPS = ['key-groups', 'service-tasks'] as const
export type NightStep = (typeof NIGHT_STEPS)[number]

/** How far a step has come. Until the transaction ends nobody else goes on with it. */
export async function lockRun(
  tx: Transaction,
  { on, step, now }: { readonly on: LocalDate; readonly step: NightStep; readonly now: Date },
): Promise<{ readonly reached: string | null; readonly isFinished: boolean }> {
  await tx.$executeRaw`
    INSERT INTO nightly_run ("on", step, started_at) VALUES (${on}::date, ${step}, ${now}) ON CONFLICT DO NOTHING`
  const [run] = await tx.$queryRaw<{ reached: string | null; isFinished: boolean }[]>`
    SELECT reached, finished_at IS NOT NULL AS "isFinished" FROM nightly_run
    WHERE "on" = ${on}::date AND step = ${step} FOR UPDATE`
  if (!run) throw new Error('a run without its row')
  return run
}

/** `reached` null: there is nobody left. */
export async function advanceRun(
  tx: Transaction,
  run: { readonly on: LocalDate; readonly step: NightStep; readonly now: Date },
  { reached, rows }: { readonly reached: string | null; readonly rows: number },
): Promise<void> {
  await tx.$executeRaw`
    UPDATE nightly_run SET rows = rows + ${rows}::int, reached = coalesce(${reached}::uuid, reached),
      finished_at = CASE WHEN ${reached}::uuid IS NULL THEN ${run.now}::timestamptz END
    WHERE "on" = ${run.on}::date AND step = ${run.step}`
}
