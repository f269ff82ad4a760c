import { type LocalDate, localDateOf } from '#domain/kernel/time'
import type { ClaimSimulation } from '#domain/mutual-aid/benefit/simulate-claims'
import type { FeeSimulation } from '#domain/mutual-aid/plan/simulate-fees'
import type { Reader, Transaction } from '../../platform/database/database'

/** What a value would have done to the last year, and to what the fund holds. */
export interface RuleSimulation {
  readonly claims: ClaimSimulation
  readonly fees: FeeSimulation
  /** What the fund holds today, less what it has promised, 分; null without a plan in the region. */
  readonly balanceFen: number | null
  /** What it would hold, had the value stood for that year. */
  readonly balanceAfterFen: number | null
}

export const PROPOSAL_STATUSES = ['open', 'approved', 'rejected', 'taken-back'] as const
export type ProposalStatus = (typeof PROPOSAL_STATUSES)[number]

/** To write a version, or to take out one that has not begun. */
type ProposalKind = 'add' | 'withdraw'

/** A change of a rule that somebody else has to agree to. */
export interface ProposalRow {
  readonly id: string
  readonly region: string
  readonly code: string
  readonly kind: ProposalKind
  readonly validFrom: LocalDate
  readonly value: unknown
  readonly source: string
  readonly verified: boolean
  readonly reason: string
  readonly simulation: RuleSimulation
  readonly proposedByAccountId: string
  readonly proposedAt: Date
  readonly status: ProposalStatus
  readonly decidedByAccountId: string | null
  readonly decidedAt: Date | null
  readonly answer: string | null
}

const PROPOSAL = {
  id: true,
  region: true,
  code: true,
  kind: true,
  validFrom: true,
  value: true,
  source: true,
  verified: true,
  reason: true,
  simulation: true,
  proposedByAccountId: true,
  proposedAt: true,
  status: true,
  decidedByAccountId: true,
  decidedAt: true,
  answer: true,
} as const

export async function insertProposal(
  tx: Transaction,
  proposal: Omit<ProposalRow, 'id' | 'status' | 'decidedByAccountId' | 'decidedAt' | 'answer'>,
): Promise<string> {
  const { validFrom, value, simulation, ...rest } = proposal
  const kept: object = simulation
  const row = await tx.ruleProposal.create({
    data: {
      ...rest,
      validFrom: new Date(validFrom),
      value: value as object,
      simulation: kept,
    },
    select: { id: true },
  })
  return row.id
}

export async function lockProposal(tx: Transaction, id: string): Promise<ProposalRow | null> {
  await tx.$queryRaw`SELECT id FROM rule_proposal WHERE id = ${id}::uuid FOR NO KEY UPDATE`
  const row = await tx.ruleProposal.findUnique({ where: { id }, select: PROPOSAL })
  return row && proposalOf(row)
}

export async function closeProposal(
  tx: Transaction,
  id: string,
  decision: {
    readonly status: Exclude<ProposalStatus, 'open'>
    readonly decidedByAccountId: string
    readonly decidedAt: Date
    readonly answer: string | null
  },
): Promise<void> {
  await tx.ruleProposal.update({ where: { id }, data: decision, select: { id: true } })
}

/** A page of the proposals of some regions, newest first. */
export async function listProposalRows(
  db: Reader,
  regions: readonly string[],
  page: {
    readonly status: ProposalStatus | undefined
    readonly after: string | undefined
    readonly limit: number
  },
): Promise<ProposalRow[]> {
  const { status, after, limit } = page
  const rows = await db.ruleProposal.findMany({
    where: { region: { in: [...regions] }, ...(status && { status }) },
    select: PROPOSAL,
    orderBy: [{ proposedAt: 'desc' }, { id: 'asc' }],
    take: limit,
    ...(after !== undefined && { cursor: { id: after }, skip: 1 }),
  })
  return rows.map(proposalOf)
}

/** What a plan of a region holds today, less what it has promised, 分; null without a plan. */
export async function findBalance(db: Reader, region: string): Promise<number | null> {
  const [row] = await db.$queryRaw<{ fen: number }[]>`
    SELECT sum(CASE balance.code WHEN 'bank' THEN balance_fen WHEN 'payable' THEN -balance_fen ELSE 0 END)::float8 AS fen
    FROM coverage_plan AS plan, ledger_balances(plan.id) AS balance WHERE plan.region = ${region} GROUP BY plan.id`
  return row?.fen ?? null
}

type Row = Omit<ProposalRow, 'kind' | 'validFrom' | 'simulation' | 'status'> & {
  readonly kind: string
  readonly validFrom: Date
  readonly simulation: unknown
  readonly status: string
}

function proposalOf({ kind, validFrom, simulation, status, ...row }: Row): ProposalRow {
  return {
    ...row,
    kind: kind as ProposalKind,
    validFrom: localDateOf(validFrom),
    simulation: simulation as RuleSimulation,
    status: status as ProposalStatus,
  }
}
