import type { EntryKind } from '#domain/kernel/entry-kind'
import type { DemoPhone } from '../support/screen/demo-phone'
import type { Screen } from './screen'

const HEALTH = 'packages/health/pages'
const STAFF = 'packages/staff/pages'

/** The newest entry of a kind, as whoever holds the phone reads the record. */
async function newest(
  phone: DemoPhone,
  procedure: 'record.timeline' | 'chart.timeline',
  asked: { readonly patientId: string; readonly kinds: readonly EntryKind[] },
): Promise<string> {
  const { rows } = await phone.call<{ rows: { id: string }[] }>(procedure, asked)
  const [row] = rows
  if (!row) throw new Error(`the demonstration has no ${asked.kinds.join()}`)
  return row.id
}

/** Of a child with reports, an allergy and the check-ups of four years. */
export async function screensOfRecord(phone: DemoPhone, patientId: string): Promise<Screen[]> {
  const person = `patientId=${patientId}`
  const reportId = await newest(phone, 'record.timeline', { patientId, kinds: ['report'] })
  const checkupId = await newest(phone, 'record.timeline', { patientId, kinds: ['checkup'] })
  return [
    {
      name: 'entry',
      route: `${HEALTH}/entry/index?${person}&kind=report&id=${reportId}`,
      shows: '血常规的变化',
    },
    { name: 'reports', route: `${HEALTH}/reports/index?${person}`, shows: '血常规报告' },
    { name: 'allergies', route: `${HEALTH}/allergies/index?${person}`, shows: '青霉素过敏' },
    { name: 'papers', route: `${HEALTH}/papers/index?${person}`, shows: '还没有存过资料' },
    { name: 'checkups', route: `${HEALTH}/checkups/index?${person}`, shows: '13 次免费体检' },
    {
      name: 'checkup',
      route: `${HEALTH}/checkup/index?${person}&id=${checkupId}`,
      shows: '医生问的',
    },
  ]
}

/** Of a child whose visit has opened the record to the doctor. */
export async function screensOfChart(doctor: DemoPhone, patientId: string): Promise<Screen[]> {
  const person = `patientId=${patientId}`
  const doseId = await newest(doctor, 'chart.timeline', { patientId, kinds: ['immunization'] })
  return [
    { name: 'chart', route: `${STAFF}/chart/index?${person}`, shows: '看不到：家里还没有同意给医生看' },
    {
      name: 'chart-entry',
      route: `${STAFF}/chart-entry/index?${person}&kind=immunization&id=${doseId}`,
      shows: '补充一句',
    },
    { name: 'chart-report', route: `${STAFF}/chart-report/index?${person}`, shows: '血常规' },
    { name: 'corrections', route: `${STAFF}/corrections/index`, shows: '没有等回复的更正' },
    { name: 'staff-checkup', route: `${STAFF}/checkup/index?${person}`, shows: '记一次体检' },
  ]
}
