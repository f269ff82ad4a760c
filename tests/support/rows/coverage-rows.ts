import { randomUUID } from 'node:crypto'
import { fen } from '#domain/kernel/fen'
import { type Caller, dayAfter, newKey, type TestApp } from '../room/test-app'

/** A plan of a region, with empty books. Its code comes before all others: it is the one that families see. */
export async function newPlan(
  app: TestApp,
  wish: { organizationId?: string; code?: string; region?: string } = {},
): Promise<{ id: string; organizationId: string }> {
  const organizationId = wish.organizationId ?? (await app.newOrganization('region'))
  const code = wish.code ?? 'AA'
  const { id } = await app.database.db.coveragePlan.create({
    data: {
      code,
      region: wish.region ?? `test-${randomUUID()}`,
      nameZh: '示例互助计划',
      legalForm: 'public-mutual-fund',
      licenceNumber: '示-0000-0002',
      operatorName: '示例红十字会',
      custodianName: '示例银行',
      isExample: true,
      organizationId,
    },
    select: { id: true },
  })
  return { id, organizationId }
}

/**
 * A place in a plan, in force since today or waiting for the answer to a waiver, without its history. `owesAfter`: a
 * renewal of that one whose fee is not paid yet.
 */
export async function newCoverage(
  app: TestApp,
  of: { readonly planId: string; readonly accountId: string; readonly patientId: string },
  wish: {
    readonly isWaiver?: boolean
    readonly owesAfter?: string
    readonly startsOn?: string
    readonly endsOn?: string
  } = {},
): Promise<{ id: string; enrolmentId: string; certificateNumber: string | null }> {
  const { db } = app.database
  const at = app.clock.now()
  const { isWaiver = false, owesAfter, startsOn = dayAfter(app, 0), endsOn = dayAfter(app, 280) } = wish
  const { planId, accountId, patientId } = of
  const facts = { keyFactsVersion: '1.00000000', tickedFacts: ['period'], totalFen: isWaiver ? 0n : 15_000n }
  const enrolment = await db.enrolment.create({
    data: { planId, accountId, ...facts, createdAt: at },
    select: { id: true },
  })
  const number = randomUUID().slice(0, 18)
  const row = await db.coverage.create({
    data: {
      planId,
      enrolmentId: enrolment.id,
      patientId,
      status: isWaiver ? 'pending-payment' : 'in-force',
      kind: owesAfter ? 'renewal' : 'new',
      previousId: owesAfter ?? null,
      startsOn: new Date(startsOn),
      endsOn: new Date(endsOn),
      illnessFrom: new Date(startsOn),
      hesitationUntil: new Date(dayAfter(app, 15)),
      feeBand: 'under-6',
      feeFen: 15_000n,
      paidBy: isWaiver ? 'donation' : owesAfter ? 'owed' : 'family',
      waiverCipher: isWaiver ? app.context(null).fieldCrypto.seal('coverage.waiver', '低保家庭') : null,
      payUntil: isWaiver || owesAfter ? new Date(dayAfter(app, 7)) : null,
      ...(!isWaiver && { certificateNumber: number, verificationCode: number, inForceAt: at }),
      createdAt: at,
      statusAt: at,
    },
    select: { id: true, enrolmentId: true, certificateNumber: true },
  })
  return row
}

/** What whoever enrols has read and ticked. */
export async function readFacts(caller: Caller, patientIds: readonly string[]) {
  const { keyFacts } = await caller.coverage.quote({ patientIds: [...patientIds] })
  return { keyFactsVersion: keyFacts.version, tickedFacts: keyFacts.facts.map(({ code }) => code) }
}

/** Enrols children after everything was read and ticked. */
export async function enrol(
  caller: Caller,
  patientIds: readonly string[],
  waivers?: { patientId: string; reason: string }[],
) {
  const facts = await readFacts(caller, patientIds)
  return caller.coverage.enrol({
    patientIds: [...patientIds],
    ...facts,
    insurerData: false,
    ...(waivers && { waivers }),
    idempotencyKey: newKey(),
  })
}

/** The money of an enrolment comes in, as WeChat would say it; what is gone goes back at once. */
export async function pay(
  app: TestApp,
  enrolmentId: string,
  amountFen: number,
  { isSecond = false, paymentId = randomUUID() } = {},
) {
  const ctx = app.context(null)
  const paid = ctx.access.paid.coverage
  if (!paid) throw new Error('nobody sells coverages')
  const at = app.clock.now()
  const accountId = await app.newAccount()
  return app.database.transaction(async (tx) => {
    // A second payment of one subject is given back whole, and stands for nothing.
    if (!isSecond)
      await tx.payment.create({
        data: {
          id: paymentId,
          accountId,
          purpose: 'coverage',
          subjectId: enrolmentId,
          description: '示例互助计划',
          amountFen: BigInt(amountFen),
          status: 'paid',
          outTradeNo: paymentId.replaceAll('-', ''),
          transactionId: paymentId,
          createdAt: at,
          expiresAt: at,
          paidAt: at,
          effect: 'applied',
          effectAt: at,
        },
      })
    const taken = { paymentId, subjectId: enrolmentId, accountId, amountFen: fen(amountFen), at, isSecond }
    return (await paid(tx, ctx, [taken]))[0]
  })
}

/** Sums of the postings of a plan by account, 分: debits above nought. */
export async function books(app: TestApp, planId: string): Promise<Readonly<Record<string, number>>> {
  const rows = await app.database.db.$queryRaw<{ code: string; fen: number }[]>`
    SELECT code, coalesce(sum(amount_fen), 0)::float8 AS fen
    FROM ledger_account AS account LEFT JOIN ledger_posting AS posting ON posting.account_id = account.id
    WHERE plan_id = ${planId}::uuid GROUP BY code`
  return Object.fromEntries(rows.filter((row) => row.fen !== 0).map((row) => [row.code, row.fen]))
}
