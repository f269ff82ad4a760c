import { addDays, addMonths, type LocalDate, localDate } from '#domain/kernel/time'
import { DEMO_FAMILIES } from './demo-families'
import { demoId } from './demo-id'
import type { DemoClaim } from './play-claim'

/** Key of the child, what the visit cost, what basic insurance paid of it; in 分. All are three to five years old. */
// biome-ignore format: one claim a line
const CLAIMS: readonly (readonly [child: string, totalFen: number, basicInsuranceFen: number])[] = [
  ['n03-a', 64_530, 21_800],
  ['n05-a', 118_760, 42_300],
  ['n05-b', 73_915, 25_640],
  ['n07-a', 95_480, 33_720],
  ['n09-a', 58_205, 19_450],
]

/** A long stay, so much money that it stands on notice before it is paid (rules MA-17). */
const ON_NOTICE = 'n12-a'

/** Children who take part: five whose claims look alike, and the one on notice. */
export const CLAIMING_NEIGHBOURS: readonly string[] = [...CLAIMS.map(([child]) => child), ON_NOTICE]

interface DecidedClaim extends Omit<DemoClaim, 'picture'> {
  /** The day of its review; it is approved a day later, and the money goes another day later. */
  readonly from: LocalDate
  /** Null: it is on notice, and not paid yet. */
  readonly bankReference: string | null
}

type FamilyOf = (patient: string) => string

/**
 * What the neighbours have claimed: children with a cough who were treated at their own centre, all paid in the course of
 * last month, so that in age, illness, way and month they look the same on whatever day this is seeded; and a long stay
 * that was approved the day before yesterday.
 */
export function neighbourClaims(today: LocalDate, familyOf: FamilyOf): readonly DecidedClaim[] {
  const lastMonth = addMonths(localDate(`${today.slice(0, 7)}-01`), -1)
  const paid = CLAIMS.map(([child, totalFen, basicInsuranceFen], index): DecidedClaim => {
    const from = addDays(lastMonth, 3 + index * 3)
    const day = addDays(from, -3)
    return {
      from,
      bankReference: `SL-${lastMonth.slice(0, 7).replace('-', '')}-${String(index + 1).padStart(4, '0')}`,
      ...handedIn(child, familyOf, addDays(from, -1), {
        care: 'outpatient',
        admittedOn: day,
        dischargedOn: day,
        hospital: { organizationId: demoId('organization', 'chengdong') },
        diagnosis: { code: 'J20.900', nameZh: '急性支气管炎' },
        bill: { number: `2509${String(100 + index)}`, totalFen, basicInsuranceFen },
      }),
    }
  })
  return [...paid, onNotice(today, familyOf)]
}

function onNotice(today: LocalDate, familyOf: FamilyOf): DecidedClaim {
  const dischargedOn = addDays(today, -6)
  return {
    from: addDays(today, -3),
    bankReference: null,
    ...handedIn(ON_NOTICE, familyOf, addDays(today, -4), {
      care: 'inpatient',
      admittedOn: addDays(dischargedOn, -9),
      dischargedOn,
      hospital: { organizationId: demoId('organization', 'county-hospital') },
      diagnosis: { code: 'J15.900', nameZh: '细菌性肺炎' },
      bill: { number: '25091200', totalFen: 3_624_550, basicInsuranceFen: 942_380 },
    }),
  }
}

interface Stay extends Pick<DemoClaim['form'], 'care' | 'admittedOn' | 'hospital' | 'diagnosis'> {
  readonly dischargedOn: LocalDate
  readonly bill: { readonly number: string; readonly totalFen: number; readonly basicInsuranceFen: number }
}

function handedIn(
  child: string,
  familyOf: FamilyOf,
  on: LocalDate,
  { bill, ...stay }: Stay,
): Omit<DemoClaim, 'picture'> {
  const patientName = nameOf(child)
  return {
    accountId: familyOf(child),
    on,
    papers: stay.care === 'inpatient' ? ['invoice', 'settlement', 'diagnosis'] : ['invoice', 'diagnosis'],
    form: {
      ...stay,
      patientId: demoId('patient', child),
      cause: 'illness',
      isEmergency: false,
      invoices: [{ ...bill, patientName, issuedOn: stay.dischargedOn, otherPayerFen: 0, lines: [] }],
      account: { holderName: `${patientName}家长`, bankName: '示例银行', number: '6222020000004402' },
    },
  }
}

function nameOf(child: string): string {
  const person = DEMO_FAMILIES.flatMap(({ people }) => people).find(({ key }) => key === child)
  if (!person) throw new Error(`nobody of the demonstration is ${child}`)
  return person.name
}
