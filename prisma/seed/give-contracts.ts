import { createHash } from 'node:crypto'
import type { SignatureStrokes } from '#domain/contract/finger-signature'
import type { Questionnaire } from '#domain/contract/questionnaire'
import { signerOf } from '#domain/contract/signer'
import { VERIFICATION_CODE_LENGTH, verificationCode } from '#domain/contract/verification-code'
import { addDays, HOUR_MS, instantAt, type LocalDate, localDateOf, localTime } from '#domain/kernel/time'
import { quarterOf } from '#domain/service-task/quarter'
import { sealed } from '#server/features/contract/contract-seal'
import { insertSignature, updateContract } from '#server/features/contract/contract-store'
import { recordConsents } from '#server/features/contract/signing/contract-consent'
import { insertApplication } from '#server/features/contract/signing/insert-application'
import { choosePackages, prepareAgreement } from '#server/features/contract/signing/prepare-agreement'
import { findPerson, findTeam } from '#server/features/contract/signing/signing-store'
import type { SharedContext, WriteContext } from '#server/platform/context'
import type { Prisma, Transaction } from '#server/platform/database/database'
import { familyActor } from './acting'
import { findUnsigned, insertEvaluation, lockUnsigned } from './contract-store'
import { type DemoContract, demoContracts } from './demo-contracts'
import { buildingId } from './demo-grids'
import { demoId } from './demo-id'
import { packageId } from './demo-packages'
import { teamId } from './demo-teams'

interface Signers {
  /** The account that acts for a person. */
  readonly familyOf: (patient: string) => string
  /** The leader of the teams. */
  readonly doctorId: string
}

/** A finger that goes up and down while it goes across. */
const STROKES: SignatureStrokes = [0, 1].map((stroke) =>
  Array.from({ length: 24 }, (_, index): [number, number, number] => [
    40 + stroke * 120 + index * 4,
    80 + Math.round(24 * Math.sin(index / 2)),
    stroke * 700 + index * 25,
  ]),
)
const QUESTIONNAIRE: Questionnaire = {
  livesHereSince: null,
  livesWith: 'family',
  gettingAbout: 'alone',
  takesLongTermMedicine: false,
  reachedBy: 'message',
  wishes: '',
}
const CONSENTS = { teamRecord: true, gridWorker: true }

/**
 * Signs the people of the demonstration with their teams, under the text of the day and by both sides, as it would have
 * gone then. Whoever has a contract or an application keeps it. @returns how many were signed or applied for
 */
export async function giveContracts(ctx: SharedContext, signers: Signers): Promise<Record<string, number>> {
  const today = localDateOf(ctx.now())
  const wanted = demoContracts(today)
  const unsigned = await findUnsigned(
    ctx.db,
    wanted.map(({ patient }) => demoId('patient', patient)),
  )
  const signed: string[] = []
  let added = 0
  // One after the other: all of them would be longer than a transaction may last.
  for (const contract of wanted.filter(({ patient }) => unsigned.includes(demoId('patient', patient)))) {
    const id = await ctx.transaction(async (tx) => {
      if (!(await lockUnsigned(tx, demoId('patient', contract.patient)))) return null
      const contractId = await apply(ctx, tx, contract, signers)
      if (contract.evaluates) await insertEvaluation(tx, evaluationRow(contractId, contract, signers, today))
      return contractId
    })
    if (id === null) continue
    added += 1
    if (contract.isSigned) signed.push(id)
  }
  await ctx.transaction((tx) => ctx.access.planTasks({ tx, rules: ctx.rules }, signed, today))
  return { contract: added }
}

/** What one in eight would like better: whether somebody can be reached. */
function evaluationRow(
  contractId: string,
  { patient, team }: DemoContract,
  { familyOf }: Signers,
  today: LocalDate,
): Prisma.TeamEvaluationUncheckedCreateInput {
  const on = addDays(today, -20)
  const at = instantAt(on, localTime('19:40'))
  const isHardToReach = demoId('patient', patient).charCodeAt(0) % 8 === 0
  return {
    contractId,
    teamId: teamId(team),
    period: quarterOf(on),
    reachable: isHardToReach ? 'partly' : 'yes',
    clear: 'yes',
    kept: 'yes',
    accountId: familyOf(patient),
    createdAt: at,
    updatedAt: at,
  }
}

async function apply(
  ctx: SharedContext,
  tx: Transaction,
  contract: DemoContract,
  { familyOf, doctorId }: Signers,
): Promise<string> {
  const { appliedOn, startsOn } = contract
  const appliedAt = instantAt(appliedOn, localTime('10:20'))
  const account = familyActor(familyOf(contract.patient))
  const then: WriteContext = { ...ctx, tx, account, requestId: 'demo', now: () => appliedAt }
  const patientId = demoId('patient', contract.patient)
  const scope = await ctx.access.guardianScope(tx, account, patientId, localDateOf(ctx.now()))
  const person = await findPerson(tx, scope)
  const team = await findTeam(tx, teamId(contract.team), appliedOn)
  if (!person || !team) throw new Error(`the demonstration has no ${contract.patient} or ${contract.team}`)
  const signer = signerOf(scope.relation === 'self', person.birthDate, appliedOn)
  const packages = await choosePackages(
    tx,
    contract.packages.map(([code, years]) => packageId(code, years)),
    appliedOn,
  )
  const agreement = await prepareAgreement(tx, ctx, {
    person,
    signer,
    accountId: account.id,
    team,
    packages,
    startsOn,
    today: appliedOn,
  })
  const id = await insertApplication(tx, scope, {
    teamId: team.id,
    householdId: demoId('household', account.id, appliedOn),
    status: 'submitted',
    kind: 'new',
    previousId: null,
    gridId: contract.gridId,
    buildingId: buildingId(contract.gridId, contract.building),
    addressCipher: ctx.fieldCrypto.seal('contract.address', `${contract.building} 栋 2 单元 401`),
    questionnaireCipher: sealed(ctx.fieldCrypto, 'contract.questionnaire', QUESTIONNAIRE),
    variablesCipher: sealed(ctx.fieldCrypto, 'contract.variables', {
      agreement: agreement.variables,
      teamRecordText: agreement.teamRecordText,
      gridWorkerText: agreement.gridWorkerText,
      consents: CONSENTS,
      helperPhone: null,
    }),
    agreementVersion: agreement.template.version,
    agreementHash: agreement.hash,
    termYears: agreement.termYears,
    startsOn,
    endsOn: agreement.endsOn,
    submittedAt: appliedAt,
    reviewDueAt: new Date(appliedAt.getTime() + 72 * HOUR_MS),
    queuedAt: null,
    packages: packages.map((chosen) => ({ id: chosen.id, selfFen: chosen.selfFen })),
    at: appliedAt,
  })
  await insertSignature(tx, {
    contractId: id,
    side: 'resident',
    textHash: agreement.hash,
    strokesCipher: sealed(ctx.fieldCrypto, 'contract_signature.strokes', STROKES),
    factor: signer === 'self' ? 'own-phone' : 'guardian',
    accountId: account.id,
    signedAt: appliedAt,
  })
  await recordConsents(then, scope, CONSENTS)
  if (contract.isSigned) await accept(tx, { id, hash: agreement.hash, on: addDays(appliedOn, 1), doctorId })
  return id
}

/** The team looks at it the day after. */
async function accept(
  tx: Transaction,
  { id, hash, on, doctorId }: { id: string; hash: string; on: LocalDate; doctorId: string },
): Promise<void> {
  const at = instantAt(on, localTime('15:10'))
  const by = { accountId: doctorId, at }
  await insertSignature(tx, {
    contractId: id,
    side: 'team',
    textHash: hash,
    strokesCipher: null,
    factor: 'team',
    accountId: doctorId,
    signedAt: at,
  })
  const accepted = { acceptedAt: at, acceptedByAccountId: doctorId, reviewDueAt: null }
  await updateContract(tx, id, { status: 'accepted', ...accepted }, by)
  const code = verificationCode(
    createHash('sha256').update(`demo contract ${id}`).digest().subarray(0, VERIFICATION_CODE_LENGTH),
  )
  await updateContract(tx, id, { status: 'signed', signedAt: at, verificationCode: code }, by)
}
