import type { Screen } from './screen'

const HEALTH = 'packages/health/pages'
const STAFF = 'packages/staff/pages'

/** Of a child who missed a dose that can be made up for. */
export function screensOfVaccines(patientId: string): Screen[] {
  return [
    { name: 'vaccines', route: `${HEALTH}/vaccines/index?patientId=${patientId}`, shows: '逾期，可补' },
    {
      name: 'vaccines-optional',
      route: `${HEALTH}/vaccines/index?patientId=${patientId}`,
      tap: '自费疫苗，自愿选',
      shows: '打不打自己定',
    },
    { name: 'inspection', route: `${HEALTH}/inspection/index?patientId=${patientId}`, shows: '还差 1 剂' },
    {
      name: 'vaccine-add',
      route: `${HEALTH}/vaccine-add/index?patientId=${patientId}`,
      shows: '打的是哪种疫苗',
    },
  ]
}

/** Of a child whose visit has opened the record to the doctor. */
export function screensOfVaccinating(patientId: string): Screen[] {
  return [
    { name: 'vaccinate', route: `${STAFF}/vaccinate/index?patientId=${patientId}`, shows: '今天可以打' },
    {
      name: 'hold',
      route: `${STAFF}/vaccinate/index?patientId=${patientId}`,
      tap: '今天先不打，记缓种或禁忌',
      shows: '哪种疫苗',
    },
    {
      name: 'earlier-dose',
      route: `${STAFF}/earlier-dose/index?patientId=${patientId}`,
      shows: '你看着接种本补录的',
    },
    { name: 'observations', route: `${STAFF}/observations/index`, shows: '现在没有人留观' },
  ]
}
