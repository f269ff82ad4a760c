import type { Rule } from '#domain/kernel/rule-set'
import {
  addDays,
  addMonths,
  ageMonthsOn,
  instantAt,
  type LocalDate,
  localDate,
  localDateOf,
  localTime,
} from '#domain/kernel/time'
import { type CoverageRules, coverageRules } from '#domain/mutual-aid/plan/coverage-rules'
import { feeOf } from '#domain/mutual-aid/plan/fee-band'
import { KEY_FACTS } from '#domain/mutual-aid/plan/key-facts'
import { type PlanYear, planYearOn } from '#domain/mutual-aid/plan/plan-year'
import { newCertificate } from '#server/features/coverage/certificate/certificate-of'
import {
  findBirthDates,
  insertCoverage,
  insertEnrolment,
  listHolding,
  type NewCoverage,
} from '#server/features/coverage/coverage-store'
import type { SharedContext } from '#server/platform/context'
import type { Transaction } from '#server/platform/database/database'
import { lockPatients } from '#server/platform/sql/lock-patients'
import { demoId } from './demo-id'
import { DEMO_REGION } from './demo-organizations'
import { DEMO_PLAN_ID } from './give-fund'
import { CLAIMING_NEIGHBOURS } from './neighbour-claims'

/** Whoever tries the example can enrol a child on any day of the year. */
export const OPEN_ALL_YEAR: Rule = {
  region: DEMO_REGION,
  code: 'MA-03',
  validFrom: localDate('2025-01-01'),
  validTo: null,
  value: { startMonth: 9, openMonths: 12, payMinutes: 30 } satisfies CoverageRules['MA-03'],
  source: '示例计划：为了随时能试，全年开放',
  verified: false,
}

/** In force since last year, so without waiting; the claims of the demonstration are made under these. */
const COVERED = ['zhou-yuman', ...CLAIMING_NEIGHBOURS]
/** Asks donations to pay. */
const WAIVED = 'n02-a'
const WAIVER = '家里是低保户，低保证在手上，需要的话带来给你们看。'

type Place = Omit<NewCoverage, 'certificate' | 'planId' | 'enrolmentId' | 'patientId'>

/** Gives some children of the demonstration two years in the plan, and lets another ask for a waiver. @returns how many */
export async function giveCoverages(
  ctx: SharedContext,
  familyOf: (patient: string) => string,
): Promise<Record<string, number>> {
  const today = localDateOf(ctx.now())
  const rules = coverageRules(await ctx.rules(), DEMO_REGION, today)
  return ctx.transaction(async (tx) => {
    const born = await unenrolled(tx, [...COVERED, WAIVED])
    const places: [string, Place][] = []
    for (const child of COVERED) {
      const coveredOn = born.get(child)
      if (!coveredOn) continue
      const byAccountId = familyOf(child)
      for (const place of twoYears(child, coveredOn, today, rules)) {
        places.push([child, { ...place, byAccountId }])
      }
    }
    const waivedOn = born.get(WAIVED)
    if (waivedOn) {
      const byAccountId = familyOf(WAIVED)
      const waiverCipher = ctx.fieldCrypto.seal('coverage.waiver', WAIVER)
      places.push([WAIVED, { ...asking(waivedOn, today, rules), byAccountId, waiverCipher }])
    }
    for (const [patient, place] of places) await give(tx, patient, place, rules)
    return { coverage: places.length }
  })
}

/** Those who never took part, with their birth dates. */
async function unenrolled(
  tx: Transaction,
  patients: readonly string[],
): Promise<ReadonlyMap<string, LocalDate>> {
  const ids = patients.map((patient) => demoId('patient', patient))
  await lockPatients(tx, ids)
  const birthDates = await findBirthDates(tx, ids)
  const held = await listHolding(tx, DEMO_PLAN_ID, ids)
  const known = patients.flatMap((patient): [string, LocalDate][] => {
    const id = demoId('patient', patient)
    const birthDate = birthDates.get(id)
    return birthDate && held.every(({ patientId }) => patientId !== id) ? [[patient, birthDate]] : []
  })
  return new Map(known)
}

type WithoutFamily = Omit<Place, 'byAccountId'>

/** Last year from its second month on, and this year from its first day, renewed six weeks ahead. */
function twoYears(
  child: string,
  birthDate: LocalDate,
  today: LocalDate,
  rules: CoverageRules,
): WithoutFamily[] {
  const year = planYearOn(today, rules)
  const before = planYearOn(addDays(year.startsOn, -1), rules)
  const startsOn = addMonths(before.startsOn, 1)
  const firstId = demoId('coverage', child, before.startsOn)
  const paid = { status: 'in-force', paidBy: 'family', waiverCipher: null, payUntil: null } as const
  const first: WithoutFamily = {
    ...paid,
    ...feeOf(birthDate, before, rules),
    id: firstId,
    kind: 'new',
    previousId: null,
    startsOn,
    endsOn: before.endsOn,
    illnessFrom: addDays(startsOn, rules['MA-07'].illnessDays),
    hesitationUntil: addDays(startsOn, rules['MA-08'].days),
    at: morningOf(startsOn),
  }
  const second: WithoutFamily = {
    ...paid,
    ...feeOf(birthDate, year, rules),
    id: demoId('coverage', child, year.startsOn),
    kind: 'renewal',
    previousId: firstId,
    startsOn: year.startsOn,
    endsOn: year.endsOn,
    illnessFrom: year.startsOn,
    hesitationUntil: addDays(year.startsOn, -1),
    at: morningOf(addDays(year.startsOn, -42)),
  }
  return ageMonthsOn(birthDate, startsOn) >= 1 ? [first, second] : []
}

/** Asked yesterday, so that the office has an answer to give. */
function asking(birthDate: LocalDate, today: LocalDate, rules: CoverageRules): WithoutFamily {
  const year: PlanYear = planYearOn(today, rules)
  return {
    ...feeOf(birthDate, year, rules),
    id: demoId('coverage', WAIVED),
    status: 'pending-payment',
    kind: 'new',
    previousId: null,
    startsOn: today,
    endsOn: year.endsOn > today ? year.endsOn : addDays(today, 1),
    illnessFrom: addDays(today, rules['MA-07'].illnessDays),
    hesitationUntil: addDays(today, rules['MA-08'].days),
    paidBy: 'donation',
    waiverCipher: null,
    payUntil: morningOf(addDays(today, rules['MA-20-WAIVER'].decideDays)),
    at: morningOf(addDays(today, -1)),
  }
}

async function give(tx: Transaction, patient: string, place: Place, rules: CoverageRules): Promise<void> {
  const enrolmentId = demoId('enrolment', place.id)
  await insertEnrolment(tx, {
    id: enrolmentId,
    planId: DEMO_PLAN_ID,
    accountId: place.byAccountId,
    keyFactsVersion: '1.demo',
    tickedFacts: KEY_FACTS,
    totalFen: place.feeFen,
    createdAt: place.at,
  })
  const isInForce = place.status === 'in-force'
  await insertCoverage(tx, {
    ...place,
    planId: DEMO_PLAN_ID,
    enrolmentId,
    patientId: demoId('patient', patient),
    certificate: isInForce ? await newCertificate(tx, 'YX', place.startsOn, rules) : null,
  })
}

function morningOf(day: LocalDate): Date {
  return instantAt(day, localTime('09:30'))
}
