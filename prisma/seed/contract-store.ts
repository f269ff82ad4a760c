import type { Database, Prisma, Transaction } from '#server/platform/database/database'

/** Those of the people who never had a contract or an application. */
export async function findUnsigned(
  db: Database | Transaction,
  patientIds: readonly string[],
): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT id FROM patient WHERE id = ANY(${[...patientIds]}::uuid[]) AND merged_into_id IS NULL
      AND NOT EXISTS (SELECT FROM contract WHERE patient_id = patient.id)`
  return rows.map(({ id }) => id)
}

/** Locked first, so that of two seedings at one moment the second finds the contract of the first. */
export async function lockUnsigned(tx: Transaction, patientId: string): Promise<boolean> {
  await tx.$queryRaw`SELECT 1 FROM patient WHERE id = ${patientId}::uuid FOR NO KEY UPDATE`
  return (await findUnsigned(tx, [patientId])).length === 1
}

export async function insertEvaluation(
  tx: Transaction,
  data: Prisma.TeamEvaluationUncheckedCreateInput,
): Promise<void> {
  await tx.teamEvaluation.create({ data, select: { id: true } })
}

/** Locks the team, so that of two seedings at one moment the second finds what the first wrote. */
export async function hasFollowUps(tx: Transaction, teamId: string): Promise<boolean> {
  await tx.$queryRaw`SELECT 1 FROM care_team WHERE id = ${teamId}::uuid FOR NO KEY UPDATE`
  return (await tx.followUp.findFirst({ where: { teamId }, select: { id: true } })) !== null
}
