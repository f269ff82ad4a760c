import { newKey, type TestApp } from '../room/test-app'
import { newCoverage, newPlan } from '../rows/coverage-rows'
import type { World } from './example-inputs'

/** What a family has in a plan of its region: a child in force, another for whom a waiver is asked. */
export interface CoverageWorld {
  readonly planId: string
  readonly coverageId: string
  readonly certificateNumber: string
  readonly enrolmentId: string
  readonly coveredId: string
  readonly planRegion: string
  /** Of somebody of no office here, and of the bureau. */
  readonly proposalId: string
  readonly bureauProposalId: string
  readonly waiverId: string
}

const LETTERS = 'BCDEFGHJKLMNPQRSTUVWXYZ'
let plans = 0

/** Codes that nothing else has: `BBBB`, `BBBC` … */
function nextCode(): string {
  plans += 1
  let left = plans
  let code = ''
  for (let place = 0; place < 4; place++) {
    code = (LETTERS[left % LETTERS.length] ?? 'B') + code
    left = Math.floor(left / LETTERS.length)
  }
  return code
}

/** A plan of each world's own region, and before all of them the one that families see. */
export async function coverageWorld(
  app: TestApp,
  { accountId }: { accountId: string },
  regionId: string,
  bureauId: string,
): Promise<CoverageWorld> {
  const { db } = app.database
  const seen = await db.coveragePlan.count({ where: { code: 'AA' } })
  if (seen === 0) await newPlan(app)
  // A plan's region has an office, and each world one of its own: a rule has one open proposal.
  const code = nextCode()
  const planRegion = `示例县 ${code}`
  const county = { OR: [{ id: regionId }, { parentId: regionId }] }
  await db.organization.updateMany({ where: county, data: { region: planRegion } })
  const own = await newPlan(app, { organizationId: regionId, code, region: planRegion })
  await db.donation.create({
    data: {
      planId: own.id,
      amountFen: 1_000_000n,
      purpose: 'waiver',
      receivedOn: new Date('2026-11-01'),
      bankReference: newKey(),
      receiptNumber: newKey(),
      byAccountId: accountId,
      createdAt: app.clock.now(),
    },
  })
  const patientId = await app.newPatient('2021-05-01', { [accountId]: 'child' })
  const waivedId = await app.newPatient('2022-05-01', { [accountId]: 'child' })
  const covered = await newCoverage(app, { planId: own.id, accountId, patientId })
  const waiver = await newCoverage(
    app,
    { planId: own.id, accountId, patientId: waivedId },
    { isWaiver: true },
  )
  return {
    planId: own.id,
    coverageId: covered.id,
    certificateNumber: covered.certificateNumber ?? '',
    enrolmentId: covered.enrolmentId,
    coveredId: patientId,
    planRegion,
    proposalId: await newProposal(app, planRegion, 'MA-07', await app.newAccount()),
    bureauProposalId: await newProposal(app, planRegion, 'MA-08', bureauId),
    waiverId: waiver.id,
  }
}

async function newProposal(
  app: TestApp,
  region: string,
  code: string,
  proposedByAccountId: string,
): Promise<string> {
  const row = await app.database.db.ruleProposal.create({
    data: {
      region,
      code,
      validFrom: new Date('2027-09-01'),
      value: code === 'MA-07' ? { illnessDays: 20 } : { days: 10 },
      source: '示例通知',
      verified: false,
      reason: '示例原因',
      simulation: {},
      proposedByAccountId,
      proposedAt: app.clock.now(),
    },
    select: { id: true },
  })
  return row.id
}

type Input = Readonly<Record<string, unknown>>

export const COVERAGE_INPUTS: Readonly<Record<string, (world: World) => Input>> = {
  'coverage.plan': () => ({}),
  'coverage.quote': ({ patientId }) => ({ patientIds: [patientId] }),
  'coverage.enrol': ({ patientId }) => ({
    patientIds: [patientId],
    keyFactsVersion: '1.00000000',
    tickedFacts: ['period'],
    insurerData: false,
    waivers: [{ patientId, reason: '低保家庭' }],
    idempotencyKey: newKey(),
  }),
  'coverage.list': () => ({}),
  'coverage.get': ({ coverageId }) => ({ id: coverageId }),
  'coverage.certificate': ({ coverageId }) => ({ id: coverageId }),
  'coverage.check': () => ({ code: 'ABCD-2345-WXYZ' }),
  'coverage.previewExit': ({ coverageId }) => ({ id: coverageId }),
  'coverage.exit': ({ coverageId }) => ({ id: coverageId, idempotencyKey: newKey() }),
  'coverage.remindMe': () => ({ idempotencyKey: newKey() }),
  'coverage.waivers': () => ({}),
  'coverage.decideWaiver': ({ waiverId }) => ({
    id: waiverId,
    grant: false,
    text: '材料看不清',
    idempotencyKey: newKey(),
  }),
  'rule.simulate': ({ planRegion }) => ({ region: planRegion, code: 'MA-07', value: { illnessDays: 20 } }),
  'rule.proposals': () => ({ status: 'open' }),
  'rule.propose': ({ planRegion }) => ({
    region: planRegion,
    code: 'MA-05',
    validFrom: '2027-09-01',
    value: { underYears: 6, youngerFen: 16_000, olderFen: 14_000 },
    source: '示例通知',
    verified: false,
    reason: '示例原因',
    idempotencyKey: newKey(),
  }),
  'rule.proposeWithdrawal': ({ planRegion }) => ({
    region: planRegion,
    code: 'MA-05',
    validFrom: '2027-09-01',
    reason: '示例原因',
    idempotencyKey: newKey(),
  }),
  'rule.decideProposal': ({ proposalId }) => ({
    id: proposalId,
    approve: false,
    answer: '再算一算',
    idempotencyKey: newKey(),
  }),
  'rule.takeBackProposal': ({ bureauProposalId }) => ({ id: bureauProposalId, idempotencyKey: newKey() }),
  'coverage.findCertificate': ({ certificateNumber }) => ({ certificateNumber }),
  'coverage.endByStaff': ({ certificateNumber }) => ({
    certificateNumber,
    reason: 'false-identity',
    on: '2026-11-20',
    idempotencyKey: newKey(),
  }),
}
