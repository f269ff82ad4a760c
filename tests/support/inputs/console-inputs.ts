import { addDays, type LocalDate } from '#domain/kernel/time'
import { at, dayAfter, newKey, type TestApp } from '../room/test-app'
import type { StaffActor } from '../room/test-context'
import { why } from '../rows/test-office'
import type { World } from './example-inputs'

/** What the county's office keeps in its desk. */
export interface OfficeWorld {
  readonly templateId: string
  readonly practitionerRoleId: string
  readonly certificationId: string
  /** A change of the organization that may still be taken back. */
  readonly changeId: string
  readonly today: LocalDate
}

type Input = Readonly<Record<string, unknown>>
type Place = Pick<World, 'regionId' | 'organizationId' | 'practitionerId'>

/** A certificate, a role and a weekly consultation of the practitioner, and one change of their place. */
export async function officeWorld(
  app: TestApp,
  place: Place,
  bureau: { readonly accountId: string; readonly staff: StaffActor },
): Promise<OfficeWorld> {
  const { practitionerId, organizationId } = place
  const { db } = app.database
  const role = await db.practitionerRole.update({
    where: { practitionerId_organizationId: { practitionerId, organizationId } },
    data: { services: ['sick-visit'] },
    select: { id: true },
  })
  const template = await db.sessionTemplate.findFirstOrThrow({
    where: { organizationId },
    select: { id: true },
  })
  const { calendar, directory, change } = app.as(bureau.accountId, bureau.staff)
  await calendar.setDay({ ...dayOff(dayAfter(app, 0), 41), ...why() })
  const certification = await directory.saveCertification({
    practitionerId,
    number: newKey(),
    validFrom: dayAfter(app, -1),
    validTo: dayAfter(app, 1),
    ...why(),
  })
  await directory.saveOrganization({ ...placeWords(place), ...why() })
  const made = await change.list({ subject: 'organization', subjectId: organizationId })
  return {
    templateId: template.id,
    practitionerRoleId: role.id,
    certificationId: certification.id,
    changeId: at(made.rows, 0).id,
    today: dayAfter(app, 0),
  }
}

/** Beyond the days whose sessions are published. */
const dayOff = (today: LocalDate, daysAhead: number) => ({
  region: '*',
  date: addDays(today, daysAhead),
  kind: 'closure' as const,
  name: '停电检修',
})

const placeWords = ({ organizationId, regionId }: Place) => ({
  id: organizationId,
  parentId: regionId,
  kind: 'community-centre' as const,
  name: '示例社区卫生服务中心',
  street: '示例街道',
  address: '示例路 1 号',
  phone: '028-00000000',
  latitude: 30.4,
  longitude: 103.5,
  badges: [],
  services: ['sick-visit' as const],
  region: '*',
})

const ruleVersion = { region: '*', code: 'BK-13', validFrom: '2027-03-01' }

export const CONSOLE_INPUTS: Readonly<Record<string, (world: World) => Input>> = {
  'rule.list': () => ({ region: '*', query: '锁号', unverifiedOnly: false }),
  'rule.versions': () => ({ region: '*', code: 'BK-13' }),
  'rule.change': () => ({
    ...ruleVersion,
    value: { holdMinutes: 6 },
    source: '县卫健局通知',
    verified: true,
    ...why(),
  }),
  'rule.withdraw': () => ({ ...ruleVersion, validFrom: '2027-01-01', ...why() }),
  'calendar.list': () => ({ region: '*', year: 2026 }),
  'calendar.setDay': ({ today }) => ({ ...dayOff(today, 40), ...why() }),
  'calendar.clearDay': ({ today }) => ({ region: '*', date: dayOff(today, 41).date, ...why() }),
  'directory.organizations': () => ({ query: '示例', kind: 'community-centre' }),
  'directory.saveOrganization': (world) => ({ ...placeWords(world), ...why() }),
  'directory.practitioners': ({ organizationId }) => ({ query: '示例', organizationId }),
  'directory.savePractitioner': ({ practitionerId }) => ({
    id: practitionerId,
    name: '示例医生',
    title: '主治医师',
    intro: '看儿科',
    ...why(),
  }),
  'directory.saveRole': ({ practitionerRoleId, practitionerId, organizationId }) => ({
    id: practitionerRoleId,
    practitionerId,
    organizationId,
    services: ['sick-visit'],
    since: '2026-01-01',
    until: null,
    ...why(),
  }),
  'directory.saveCertification': ({ certificationId, practitionerId, today }) => ({
    id: certificationId,
    practitionerId,
    number: newKey(),
    validFrom: today,
    validTo: addDays(today, 100),
    ...why(),
  }),
  'sessionTemplate.list': ({ organizationId, practitionerId }) => ({
    organizationId,
    practitionerId,
    query: '示例',
    withEnded: true,
  }),
  'sessionTemplate.save': ({ templateId, organizationId, practitionerId, today }) => ({
    id: templateId,
    organizationId,
    practitionerId,
    service: 'sick-visit',
    weekday: 3,
    startTime: '13:00',
    endTime: '15:00',
    room: '101',
    seatsPerSlot: 2,
    feeFen: 600,
    reserves: [{ pool: 'on-site', every: 6, offset: 5 }],
    onHolidays: false,
    validFrom: addDays(today, 2),
    validTo: null,
    ...why(),
  }),
  'sessionTemplate.end': ({ templateId, today }) => ({
    id: templateId,
    validTo: addDays(today, 2),
    ...why(),
  }),
  'change.list': ({ organizationId }) => ({
    subject: 'organization',
    subjectId: organizationId,
    cursor: '999999',
  }),
  'change.revert': ({ changeId }) => ({ id: changeId, ...why() }),
}
