/**
 * What a package of services promises (服务项目, rules D-FD-08). A counted one becomes tasks with days; a right stands for
 * the whole term and has nothing to count. `fromYears` and `belowYears` bound the age at which it is owed.
 */
interface ServiceItem {
  readonly nameZh: string
  readonly kind: 'counted' | 'right'
  /** Owed from this birthday on, whatever the package says. */
  readonly fromYears?: number
  /** Not owed in a year of the contract that begins on or after this birthday (journeys E2 10). */
  readonly belowYears?: number
}

export const SERVICE_ITEMS = {
  'child-checkup': { nameZh: '儿保体检', kind: 'counted', belowYears: 7 },
  'elderly-checkup': { nameZh: '老年人体检', kind: 'counted', fromYears: 65 },
  'home-visit': { nameZh: '上门随访', kind: 'counted' },
  'phone-follow-up': { nameZh: '电话随访', kind: 'counted' },
  'growth-evaluation': { nameZh: '生长评估', kind: 'counted', belowYears: 7 },
  'feeding-guidance': { nameZh: '喂养指导', kind: 'counted', belowYears: 7 },
  'vaccination-check': { nameZh: '疫苗查漏', kind: 'counted', belowYears: 7 },
  'hypertension-follow-up': { nameZh: '高血压随访', kind: 'counted' },
  'diabetes-follow-up': { nameZh: '糖尿病随访', kind: 'counted' },
  'antenatal-visit': { nameZh: '产前随访', kind: 'counted' },
  'postnatal-visit': { nameZh: '产后访视', kind: 'counted' },
  'checkup-reminder': { nameZh: '13 次体检提醒', kind: 'right' },
  'phone-advice': { nameZh: '电话咨询', kind: 'right' },
  'early-booking': { nameZh: '提前一天约号', kind: 'right' },
  'green-referral': { nameZh: '绿色转诊', kind: 'right' },
  'long-prescription': { nameZh: '长处方', kind: 'right' },
} as const satisfies Readonly<Record<string, ServiceItem>>

export type ServiceItemCode = keyof typeof SERVICE_ITEMS

export const COUNTED_ITEMS = (Object.keys(SERVICE_ITEMS) as ServiceItemCode[]).filter(
  (code) => SERVICE_ITEMS[code].kind === 'counted',
)

export function isServiceItem(code: string): code is ServiceItemCode {
  return code in SERVICE_ITEMS
}

/** The ages at which an item is owed. */
export function agesOwed(code: ServiceItemCode): Pick<ServiceItem, 'fromYears' | 'belowYears'> {
  const item: ServiceItem = SERVICE_ITEMS[code]
  return item
}
