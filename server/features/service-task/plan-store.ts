import { SIGNED_STATUSES } from '#domain/contract/contract-status'
import type { LocalDate } from '#domain/kernel/time'
import type { ServiceItemCode } from '#domain/service-task/service-item'
import { Prisma, type Transaction } from '../../platform/database/database'
import { oneOf } from '../../platform/sql/codes-sql'
import type { CheckupOffset } from './checkup-offset'

/** A counted item with the ages at which it is owed, in completed years; null: at every age. */
export interface CountedItem {
  readonly itemCode: ServiceItemCode
  readonly fromYears: number | null
  readonly belowYears: number | null
}

export interface PlanWish {
  readonly contractIds: readonly string[]
  readonly today: LocalDate
  readonly items: readonly CountedItem[]
  readonly checkups: readonly CheckupOffset[]
}

/** The day on which somebody or something is so many years old, as domain/kernel/time.ts has it (`birthdayOf`). */
function birthday(day: Prisma.Sql, years: Prisma.Sql): Prisma.Sql {
  const clipped = Prisma.sql`(${day} + make_interval(years => ${years}))::date`
  return Prisma.sql`(${clipped} + (extract(day FROM ${clipped}) <> extract(day FROM ${day}))::int)`
}

const sql = (text: string) => Prisma.raw(text)
const yearStart = birthday(sql('starts_on'), sql('year_no - 1'))
const nextYearStart = birthday(sql('starts_on'), sql('year_no'))

/**
 * The tasks of whole contracts, as domain/service-task/task-plan.ts plans them; one statement however many. What is
 * there stays, but for open ones whose days are others now, after a birth date was corrected.
 */
export function writePlanned(tx: Transaction, wish: PlanWish): Promise<number> {
  const { contractIds, today, items, checkups } = wish
  return tx.$executeRaw`
    WITH batch AS (
      SELECT contract.id, patient_id, team_id, starts_on, ends_on, birth_date
      FROM contract JOIN patient ON patient.id = patient_id
      WHERE contract.id = ANY(${[...contractIds]}::uuid[]) AND status IN ${oneOf(SIGNED_STATUSES)}
        AND ends_on >= ${today}::date
    ), contract_year AS (
      SELECT batch.*, year_no, ${yearStart} AS from_on, least(ends_on, ${nextYearStart} - 1) AS to_on
      FROM batch CROSS JOIN generate_series(1, 3) AS year_no
    ), begun AS (
      SELECT * FROM contract_year WHERE from_on <= greatest(${today}::date, starts_on) AND from_on <= ends_on
    ), item (item_code, from_years, below_years) AS (
      SELECT * FROM unnest(${items.map(({ itemCode }) => itemCode)}::text[],
        ${items.map(({ fromYears }) => fromYears)}::int[], ${items.map(({ belowYears }) => belowYears)}::int[])
    ), owed AS (
      SELECT chosen.contract_id, promise.item_code, max(promise.per_year)::int AS per_year
      FROM contract_package AS chosen JOIN service_package_item AS promise ON promise.package_id = chosen.package_id
      WHERE chosen.contract_id = ANY(${[...contractIds]}::uuid[]) AND promise.per_year IS NOT NULL
        AND promise.item_code NOT IN ('child-checkup', 'elderly-checkup')
      GROUP BY 1, 2
      UNION ALL SELECT id, 'elderly-checkup', 1 FROM batch
    ), yearly AS (
      SELECT begun.id, patient_id, team_id, owed.item_code, year_no, per_year, to_on, greatest(from_on,
        CASE WHEN from_years IS NOT NULL THEN ${birthday(sql('birth_date'), sql('from_years'))} END) AS first_on
      FROM begun JOIN owed ON owed.contract_id = begun.id JOIN item ON item.item_code = owed.item_code
      WHERE below_years IS NULL OR ${birthday(sql('birth_date'), sql('below_years'))} > from_on
    ), planned AS (
      SELECT id, patient_id, team_id, item_code, year_no, seq_no,
        first_on + (seq_no - 1) * (to_on - first_on + 1) / per_year AS opens_on,
        first_on + seq_no * (to_on - first_on + 1) / per_year - 1 AS due_on
      FROM yearly CROSS JOIN generate_series(1, per_year) AS seq_no WHERE first_on <= to_on
      UNION ALL ${checkupTasks(checkups)}
    ), kept AS MATERIALIZED (
      -- By its index: the planner cannot know how few the batch has, and would read the whole table.
      SELECT * FROM service_task WHERE contract_id = ANY(${[...contractIds]}::uuid[])
    )
    INSERT INTO service_task (id, contract_id, patient_id, team_id, item_code, year_no, seq_no, opens_on, due_on, created_at)
    SELECT gen_random_uuid(), planned.id, planned.patient_id, planned.team_id, planned.item_code, planned.year_no,
      planned.seq_no, planned.opens_on, planned.due_on, now()
    FROM planned LEFT JOIN kept ON kept.contract_id = planned.id
      AND kept.item_code = planned.item_code AND kept.year_no = planned.year_no AND kept.seq_no = planned.seq_no
    WHERE kept.id IS NULL
      OR (kept.status = 'open' AND (kept.opens_on, kept.due_on) <> (planned.opens_on, planned.due_on))
    ON CONFLICT (contract_id, item_code, year_no, seq_no)
      DO UPDATE SET opens_on = excluded.opens_on, due_on = excluded.due_on WHERE service_task.status = 'open'`
}

/** Those whose last day lies in the term, but for what was done before it began. Nobody of eight has any left. */
function checkupTasks(checkups: readonly CheckupOffset[]): Prisma.Sql {
  const column = (key: keyof CheckupOffset) => Prisma.sql`${checkups.map((each) => each[key])}::int[]`
  return Prisma.sql`
    SELECT id, patient_id, team_id, 'child-checkup', 0, visit_no, opens_on, due_on
    FROM (
      SELECT batch.*, visit_no, (birth_date + make_interval(months => months))::date + opens_days AS opens_on,
        least((birth_date + make_interval(months => months))::date + closes_days,
          (birth_date + make_interval(months => next_months))::date + next_opens_days - 1) AS due_on
      FROM batch CROSS JOIN unnest(${column('visitNo')}, ${column('months')}, ${column('opensDays')},
        ${column('closesDays')}, ${column('nextMonths')}, ${column('nextOpensDays')})
        AS occasion (visit_no, months, opens_days, closes_days, next_months, next_opens_days)
      WHERE birth_date > starts_on - interval '8 years'
    ) AS placed
    WHERE due_on BETWEEN starts_on AND ends_on AND NOT EXISTS (
      SELECT FROM checkup WHERE checkup.patient_id = placed.patient_id AND checkup.visit_no = placed.visit_no
        AND withdrawn_at IS NULL AND done_on < placed.starts_on)`
}

/**
 * Check-ups that are in the record already, whoever did them (journeys E2 32). One of which the family was found to be
 * right that it never was stays open (E2 31).
 */
export function fulfilByCheckups(tx: Transaction, contractIds: readonly string[]): Promise<number> {
  return tx.$executeRaw`
    UPDATE service_task SET status = 'done', done_on = checkup.done_on, entry_kind = 'checkup', entry_id = checkup.id
    FROM checkup
    WHERE service_task.contract_id = ANY(${[...contractIds]}::uuid[]) AND service_task.status = 'open'
      AND service_task.item_code = 'child-checkup' AND checkup.patient_id = service_task.patient_id
      AND checkup.visit_no = service_task.seq_no AND checkup.withdrawn_at IS NULL
      AND NOT EXISTS (SELECT FROM quality_case WHERE quality_case.task_id = service_task.id
        AND outcome = 'upheld' AND facts ->> 'entryId' = checkup.id::text)`
}

/** What falls due after the last day of a contract that ended early is owed no more. */
export function cancelEnded(tx: Transaction, contractIds: readonly string[]): Promise<number> {
  return tx.$executeRaw`
    UPDATE service_task SET status = 'cancelled' FROM contract
    WHERE contract.id = ANY(${[...contractIds]}::uuid[]) AND contract.status = 'terminated'
      AND service_task.contract_id = contract.id AND service_task.status = 'open'
      AND service_task.due_on > contract.ended_on`
}

/** The next contracts that may owe something, in the order of their ids. */
export async function listContractsToPlan(
  tx: Transaction,
  {
    today,
    after,
    limit,
  }: { readonly today: LocalDate; readonly after: string | null; readonly limit: number },
): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM contract
    WHERE (${after}::uuid IS NULL OR id > ${after}::uuid)
      AND ((status IN ${oneOf(SIGNED_STATUSES)} AND ends_on >= ${today}::date)
        OR (status = 'terminated' AND EXISTS (SELECT FROM service_task AS task
          WHERE task.contract_id = contract.id AND task.status = 'open' AND task.due_on > contract.ended_on)))
    ORDER BY id LIMIT ${limit}`
  return rows.map(({ id }) => id)
}
