import type { DemoPhone } from '../support/screen/demo-phone'
import type { Screen } from './screen'

interface Named {
  readonly id: string
  readonly name: string
}

interface Rows<Row> {
  readonly rows: readonly Row[]
}

/** The tabs, and the way from a question to a seat. */
export async function screensOfBooking(phone: DemoPhone, childId: string): Promise<Screen[]> {
  const { rows: places } = await phone.call<Rows<Named>>('organization.list', { service: 'sick-visit' })
  const [place] = places
  const asked = { organizationId: place?.id }
  const { rows: doctors } = await phone.call<Rows<Named>>('practitioner.list', asked)
  const [doctor] = doctors
  if (!place || !doctor) throw new Error('the demo county is empty')
  const visit = `service=sick-visit&patientId=${childId}`
  return [
    { name: 'home', route: 'pages/home/index', shows: '120' },
    { name: 'appointments', route: 'pages/appointments/index', shows: '进行中' },
    { name: 'health', route: 'pages/health/index', shows: '的档案' },
    { name: 'me', route: 'pages/me/index', shows: '长辈模式' },
    {
      name: 'triage',
      route: `packages/appointment/pages/triage/index?patientId=${childId}`,
      shows: '以上都没有',
    },
    { name: 'sites', route: `packages/appointment/pages/sites/index?${visit}`, shows: place.name },
    {
      name: 'slots',
      route: `packages/appointment/pages/slots/index?organizationId=${place.id}&${visit}`,
      shows: '放号不看手机',
    },
    { name: 'doctor', route: `packages/appointment/pages/doctor/index?id=${doctor.id}`, shows: doctor.name },
  ]
}
