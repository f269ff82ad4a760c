import type { KeyGroup } from '#domain/key-group/key-group'
import type { ServiceItemCode } from '#domain/service-task/service-item'
import type { Prisma } from '#server/platform/database/database'
import { demoId } from './demo-id'

/** A number of times a year, or the words in the cell of a right; true: simply there. */
type Promised = number | string | true

interface DemoPackage {
  readonly code: string
  readonly nameZh: string
  readonly groups: readonly KeyGroup[]
  readonly termYears: number
  /** 元 for the whole term, from: 医保, 公卫, the resident. */
  readonly paidBy: readonly [insurance: number, publicHealth: number, self: number]
  readonly items: Readonly<Partial<Record<ServiceItemCode, Promised>>>
}

const CHILD = {
  'checkup-reminder': true,
  'phone-advice': '每天',
  'early-booking': true,
  'home-visit': 1,
  'growth-evaluation': 1,
  'feeding-guidance': 2,
  'green-referral': true,
} as const

export const DEMO_PACKAGES: readonly DemoPackage[] = [
  {
    code: 'basic',
    nameZh: '基础包',
    groups: [],
    termYears: 1,
    paidBy: [60, 60, 0],
    items: { 'checkup-reminder': true, 'phone-advice': '工作日', 'green-referral': true },
  },
  {
    code: 'child',
    nameZh: '儿童包',
    groups: ['child-0-6'],
    termYears: 1,
    paidBy: [60, 60, 30],
    items: CHILD,
  },
  {
    code: 'child',
    nameZh: '儿童包',
    groups: ['child-0-6'],
    termYears: 3,
    paidBy: [180, 180, 80],
    items: { ...CHILD, 'growth-evaluation': 2 },
  },
  {
    code: 'elderly',
    nameZh: '老年包',
    groups: ['elderly-65'],
    termYears: 1,
    paidBy: [80, 120, 0],
    items: {
      'phone-advice': '每天',
      'early-booking': true,
      'home-visit': 1,
      'phone-follow-up': 2,
      'long-prescription': true,
      'green-referral': true,
    },
  },
  {
    code: 'two-diseases',
    nameZh: '两病包',
    groups: ['hypertension', 'diabetes'],
    termYears: 1,
    paidBy: [90, 150, 0],
    items: {
      'phone-advice': '每天',
      'hypertension-follow-up': 4,
      'diabetes-follow-up': 4,
      'phone-follow-up': 2,
      'long-prescription': true,
      'green-referral': true,
    },
  },
  {
    code: 'maternal',
    nameZh: '孕产包',
    groups: ['maternal'],
    termYears: 1,
    paidBy: [80, 140, 40],
    items: {
      'phone-advice': '每天',
      'early-booking': true,
      'antenatal-visit': 5,
      'postnatal-visit': 2,
      'green-referral': true,
    },
  },
]

const VERSION = 1
/** Before any contract of the demonstration. */
const VALID_FROM = new Date('2025-01-01')

export const packageId = (code: string, termYears: number): string =>
  demoId('package', code, String(termYears), String(VERSION))

export function packageRows(): Prisma.ServicePackageCreateManyInput[] {
  return DEMO_PACKAGES.map(({ code, nameZh, groups, termYears, paidBy }) => {
    const [insuranceFen, publicHealthFen, selfFen] = paidBy.map((yuan) => yuan * 100) as [
      number,
      number,
      number,
    ]
    return {
      id: packageId(code, termYears),
      code,
      version: VERSION,
      nameZh,
      groups: [...groups],
      termYears,
      totalFen: insuranceFen + publicHealthFen + selfFen,
      insuranceFen,
      publicHealthFen,
      selfFen,
      validFrom: VALID_FROM,
      source: '示例：没有全国统一价格，以本县公布的为准',
      verified: false,
    }
  })
}

export function packageItemRows(): Prisma.ServicePackageItemCreateManyInput[] {
  return DEMO_PACKAGES.flatMap(({ code, termYears, items }) =>
    Object.entries(items).map(([itemCode, promised], place) => ({
      packageId: packageId(code, termYears),
      itemCode,
      place,
      perYear: typeof promised === 'number' ? promised : null,
      inWords: typeof promised === 'string' ? promised : null,
    })),
  )
}
