import type { GivenDose } from '#domain/immunization/given-dose'
import { addDays, instantAt, type LocalDate, localDateOf, localTime } from '#domain/kernel/time'
import type { Prisma } from '#server/platform/database/database'
import { birthDateOf } from './demo-document'
import { DEMO_FAMILIES, type DemoPerson } from './demo-families'
import { demoId } from './demo-id'
import { vaccinatedUntil } from './vaccinated-until'

/** Who missed what: one child a dose of meningococcus, another the drops of four years. Both can be made up for. */
const MISSED: Readonly<Record<string, Parameters<typeof vaccinatedUntil>[0]['missed']>> = {
  'chen-yinuo': { MenA: 2 },
  'zhou-yuman': { Polio: 4 },
}
/** A dose of last autumn that a mother copied from the booklet, and nobody has seen yet. */
const COPIED = { patient: 'zhou-yuman', vaccine: 'FLU', daysAgo: 400 } as const
const ADULT_FROM_MONTHS = 216

/** The doses that the children of the demo have behind them, all but one given at 城东. */
export function immunizationRows(
  now: Date,
  by: { readonly nurseId: string; readonly parentId: string },
): Prisma.ImmunizationCreateManyInput[] {
  const today = localDateOf(now)
  const children = DEMO_FAMILIES.filter(({ persona, comesToday }) => persona !== null || comesToday)
    .flatMap(({ people }) => people)
    .filter(({ ageMonths }) => ageMonths < ADULT_FROM_MONTHS)
  return [
    ...children.flatMap((child) => rowsOf(child, today, by.nurseId)),
    {
      id: demoId('immunization', `${COPIED.patient}/copied`),
      patientId: demoId('patient', COPIED.patient),
      vaccineCode: COPIED.vaccine,
      occurredOn: new Date(addDays(today, -COPIED.daysAgo)),
      source: 'family',
      isVerified: false,
      byAccountId: by.parentId,
      createdAt: now,
    },
  ]
}

function rowsOf(
  person: DemoPerson,
  today: LocalDate,
  nurseId: string,
): readonly Prisma.ImmunizationCreateManyInput[] {
  const birthDate = birthDateOf(person, today)
  const missed = MISSED[person.key] ?? {}
  return vaccinatedUntil({ birthDate, sex: person.sex, missed }, today).map((dose) => ({
    id: demoId('immunization', `${person.key}/${dose.id}`),
    patientId: demoId('patient', person.key),
    vaccineCode: dose.vaccine,
    occurredOn: new Date(dose.on),
    givenAt: instantAt(dose.on, localTime('09:30')),
    observedAt: instantAt(dose.on, localTime('10:05')),
    lotNumber: lotOf(dose),
    source: 'staff',
    isVerified: true,
    byAccountId: nurseId,
    organizationId: demoId('organization', 'chengdong'),
    practitionerId: demoId('practitioner', 'sun-qian'),
    createdAt: instantAt(dose.on, localTime('09:30')),
  }))
}

/** A box of the month: made up, and the same for everybody who had it. */
function lotOf({ vaccine, on }: GivenDose): string {
  return `DEMO${on.slice(2, 4)}${on.slice(5, 7)}-${vaccine}`
}
