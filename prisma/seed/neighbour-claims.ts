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

/** Children whose claims the public page shows: five look alike. */
export const CLAIMING_NEIGHBOURS: readonly string[] = CLAIMS.map(([child]) => child)

interface DecidedClaim extends Omit<DemoClaim, 'picture'> {
  /** The day of its review; the money goes two days later. */
  readonly from: LocalDate
  readonly bankReference: string
}

/**
 * Children with a cough who were treated at their own centre, all paid in the course of last month: in age, illness, way
 * and month they look the same, whatever the day of the seeding.
 */
export function neighbourClaims(
  today: LocalDate,
  familyOf: (patient: string) => string,
): readonly DecidedClaim[] {
  const lastMonth = addMonths(localDate(`${today.slice(0, 7)}-01`), -1)
  return CLAIMS.map(([child, totalFen, basicInsuranceFen], index) => {
    const from = addDays(lastMonth, 3 + index * 3)
    const [admittedOn, on] = [addDays(from, -3), addDays(from, -1)]
    const patientName = nameOf(child)
    return {
      accountId: familyOf(child),
      on,
      from,
      bankReference: `SL-${lastMonth.slice(0, 7).replace('-', '')}-${String(index + 1).padStart(4, '0')}`,
      papers: ['invoice', 'diagnosis'],
      form: {
        patientId: demoId('patient', child),
        care: 'outpatient',
        cause: 'illness',
        admittedOn,
        dischargedOn: admittedOn,
        hospital: { organizationId: demoId('organization', 'chengdong') },
        isEmergency: false,
        diagnosis: { code: 'J20.900', nameZh: '急性支气管炎' },
        invoices: [
          {
            number: `2509${String(100 + index)}`,
            patientName,
            issuedOn: admittedOn,
            totalFen,
            basicInsuranceFen,
            otherPayerFen: 0,
            lines: [],
          },
        ],
        account: { holderName: `${patientName}家长`, bankName: '示例银行', number: '6222020000004402' },
      },
    }
  })
}

function nameOf(child: string): string {
  const person = DEMO_FAMILIES.flatMap(({ people }) => people).find(({ key }) => key === child)
  if (!person) throw new Error(`nobody of the demonstration is ${child}`)
  return person.name
}
