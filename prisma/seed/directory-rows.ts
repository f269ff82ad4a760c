import { addDays, addMonths, type LocalDate } from '#domain/kernel/time'
import { searchKeys } from '#server/features/directory/search-keys'
import type { Prisma } from '#server/platform/database/database'
import { demoAreaCode } from './demo-area'
import { demoId } from './demo-id'
import { DEMO_ORGANIZATIONS, DEMO_REGION } from './demo-organizations'
import { DEMO_PRACTITIONERS } from './demo-practitioners'
import { DEMO_FEES_FEN, DEMO_SESSIONS } from './demo-sessions'

/** How long the experts have been coming to the centres. */
const OUTREACH_MONTHS = 12

export function organizationRows(): Prisma.OrganizationCreateManyInput[] {
  return DEMO_ORGANIZATIONS.map(({ key, parent, badges, services, ...organization }) => ({
    ...organization,
    ...searchKeys(organization.name, 'place'),
    id: demoId('organization', key),
    parentId: parent && demoId('organization', parent),
    badges: [...badges],
    services: [...services],
    region: DEMO_REGION,
    areaCode: demoAreaCode(key),
  }))
}

export function practitionerRows(): Prisma.PractitionerCreateManyInput[] {
  return DEMO_PRACTITIONERS.map(({ key, name, title, intro }) => ({
    ...searchKeys(name, 'person'),
    id: demoId('practitioner', key),
    title,
    intro,
  }))
}

export function certificationRows(today: LocalDate): Prisma.CertificationCreateManyInput[] {
  return DEMO_PRACTITIONERS.flatMap(({ key, certification }) =>
    certification
      ? [
          {
            id: demoId('certification', certification.number),
            practitionerId: demoId('practitioner', key),
            number: certification.number,
            validFrom: new Date(addDays(today, certification.fromDays)),
            validTo: new Date(addDays(today, certification.toDays)),
          },
        ]
      : [],
  )
}

/** A role for every pair of practitioner and place that has sessions, with the services of those sessions. */
export function practitionerRoleRows(today: LocalDate): Prisma.PractitionerRoleCreateManyInput[] {
  const pairs = new Map(
    DEMO_SESSIONS.map(({ practitioner, organization }) => [
      `${practitioner}/${organization}`,
      { practitioner, organization },
    ]),
  )
  return [...pairs.values()].map(({ practitioner, organization }) => ({
    id: demoId('role', practitioner, organization),
    practitionerId: demoId('practitioner', practitioner),
    organizationId: demoId('organization', organization),
    services: servicesOf(practitioner, organization),
    since: new Date(addMonths(today, -monthsAt(practitioner, organization))),
  }))
}

export function sessionTemplateRows(today: LocalDate): Prisma.SessionTemplateCreateManyInput[] {
  return DEMO_SESSIONS.flatMap((session) =>
    session.weekdays.map((weekday) => ({
      id: demoId('template', session.practitioner, session.organization, String(weekday), session.startTime),
      organizationId: demoId('organization', session.organization),
      practitionerId: demoId('practitioner', session.practitioner),
      service: session.service,
      weekday,
      startTime: session.startTime,
      endTime: session.endTime,
      room: session.room,
      seatsPerSlot: session.seatsPerSlot,
      feeFen: DEMO_FEES_FEN[session.service],
      // A place that is there on Sundays is there on holidays.
      onHolidays: session.weekdays.length === 7,
      reserves: session.reserves.map((reserve) => ({ ...reserve })),
      validFrom: new Date(today),
    })),
  )
}

function servicesOf(practitioner: string, organization: string): string[] {
  const services = DEMO_SESSIONS.filter(
    (session) => session.practitioner === practitioner && session.organization === organization,
  ).map(({ service }) => service)
  return [...new Set(services)]
}

function monthsAt(practitioner: string, organization: string): number {
  const person = DEMO_PRACTITIONERS.find(({ key }) => key === practitioner)
  return person?.organization === organization ? person.sinceMonths : OUTREACH_MONTHS
}
