import type { Screen } from './screen'

const HEALTH = 'packages/health/pages'

/** A curve with its meaning and its table, the form, and the facts of a birth that staff wrote down. */
export function screensOfGrowth(childId: string): Screen[] {
  return [
    { name: 'growth', route: `${HEALTH}/growth/index?patientId=${childId}`, shows: '这意味着什么' },
    {
      name: 'growth-head',
      route: `${HEALTH}/growth/index?patientId=${childId}`,
      tap: '头围',
      shows: '没有对应的数',
    },
    { name: 'measure', route: `${HEALTH}/measure/index?patientId=${childId}`, shows: '是公斤，不是斤' },
    {
      name: 'birth-facts',
      route: `${HEALTH}/birth-facts/index?patientId=${childId}`,
      shows: '请社区医生更正',
    },
  ]
}

/** Of a child whose visit is open. */
export function screensOfMeasuring(inRoomId: string): Screen[] {
  return [
    {
      name: 'staff-measure',
      route: `packages/staff/pages/measure/index?patientId=${inRoomId}`,
      shows: '陈*诺',
    },
    {
      name: 'staff-birth-facts',
      route: `packages/staff/pages/birth-facts/index?patientId=${inRoomId}`,
      shows: '怀了多久',
    },
  ]
}
