import type { Prisma, Transaction } from '#server/platform/database'

/** Locked first, so that of two seedings at one moment the second finds the contract of the first. */
export async function lockUnsigned(tx: Transaction, patientId: string): Promise<boolean> {
  await tx.$queryRaw`SELECT 1 FROM patient WHERE id = ${patientId}::uuid FOR NO KEY UPDATE`
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM patient WHERE id = ${patientId}::uuid AND merged_into_id IS NULL
      AND NOT EXISTS (SELECT FROM contract WHERE patient_id = patient.id)`
  return rows.length === 1
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
