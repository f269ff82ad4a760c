import { describe, expect, it } from 'vitest'
import { assessGrowth } from '#domain/growth/assess-growth'
import { DEFAULT_GROWTH_RULES, growthRules } from '#domain/growth/growth-rules'
import { growthStandard } from '#domain/growth/growth-standard'
import { localDate } from '#domain/kernel/time'
import { growthPicture } from './growth-picture'
import { type GrowthPoint, type GrowthRecord, pointsOf, SHOWN_MEASURES, tableOf } from './growth-record'
import { ageCell, levelForStaff, levelInWords, meaning, sdCell, whenAndWho } from './growth-words'

const TODAY = localDate('2026-11-22')
const BORN = localDate('2025-09-13')
const STANDARD = growthStandard(growthRules(DEFAULT_GROWTH_RULES, TODAY), 'female')

function point(
  on: string,
  ageMonths: number,
  statureMillimetres: number,
  source: 'family' | 'staff' = 'staff',
): GrowthPoint {
  const values = {
    weightGrams: 9_300,
    statureMillimetres,
    statureAs: 'length',
    headMillimetres: 456,
  } as const
  return {
    id: on,
    on: localDate(on),
    ageMonths,
    isAgeCorrected: false,
    ...values,
    judgedStatureMillimetres: statureMillimetres,
    bodyMassIndex: 15.8,
    assessment: assessGrowth(ageMonths, values, STANDARD),
    source,
    practitioner: source === 'staff' ? '何静' : null,
    mayChange: source === 'family',
  }
}

const GIRL: GrowthRecord = {
  birthDate: BORN,
  sex: 'female',
  gestationWeeks: 39,
  endsOn: localDate('2032-09-13'),
  standard: STANDARD,
  points: [
    point('2025-09-13', 0, 498),
    point('2026-05-15', 8, 699),
    point('2026-08-20', 11.2, 729, 'family'),
    point('2026-11-22', 14.3, 766),
  ],
  advice: { kind: 'on-track', classes: [], hasFarHead: false },
}
const advised = (kind: GrowthRecord['advice']['kind']): GrowthRecord => ({
  ...GIRL,
  advice: { ...GIRL.advice, kind },
})

function drawn(measure: (typeof SHOWN_MEASURES)[number], record = GIRL, ageMonths = 14): string {
  return decodeURIComponent(
    growthPicture({
      measure,
      table: tableOf(STANDARD, measure),
      measured: pointsOf(record, measure),
      ageMonths,
      gapMonths: 12,
      labelOf: ({ point: { on } }) => [on, '何静量'],
      textScale: 1,
    }),
  )
}

describe('the picture of a curve', () => {
  it.each(SHOWN_MEASURES)('of %s is well-formed and stays on its paper', (measure) => {
    for (const ageMonths of [0, 14, 35, 59, 83]) {
      const svg = drawn(measure, GIRL, ageMonths)
      expect(svg).not.toMatch(/NaN|undefined|Infinity/)
      const numbers = [...svg.matchAll(/c[xy]="([^"]+)"/g)].map(([, figure]) => Number(figure))
      expect(Math.max(0, ...numbers)).toBeLessThan(330)
      expect(Math.min(0, ...numbers)).toBe(0)
    }
  })

  it('fills what staff measured, leaves the family’s hollow, and joins only staff’s', () => {
    const svg = drawn('stature')
    expect(svg.match(/fill="#12282A" stroke="#fff"/g)).toHaveLength(3)
    expect(svg.match(/fill="#fff" stroke="#12282A"/g)).toHaveLength(1)
    const [, line = ''] = svg.match(/d="M([^"]+)" fill="none" stroke="#12282A" stroke-width="2"/) ?? []
    expect(line.split('L')).toHaveLength(3)
  })

  it('names the newest point that is on the paper', () => {
    const late = { ...GIRL, points: [...GIRL.points, point('2032-10-01', 84.6, 1_200)] }
    expect(drawn('stature', late, 84)).toContain('>2026-11-22<')
  })

  it('leaves out what lies before the expected day', () => {
    const early = { ...GIRL, points: [{ ...point('2025-09-20', 0, 440), ageMonths: null }] }
    expect(drawn('stature', early)).not.toContain('<circle')
  })
})

describe('what stands beside it', () => {
  it('says the child’s own line before the numbers', () => {
    expect(meaning(GIRL, 'stature', pointsOf(GIRL, 'stature'), { name: '小禾', today: TODAY }).join('')).toBe(
      '小禾一直沿着自己的线在长，这比某一次高一点、低一点更重要。100 个同龄女孩里，大约 32 个比她矮、68 个比她高。',
    )
  })

  it('says of which day it speaks when a family has measured since', () => {
    const since = { ...GIRL, points: GIRL.points.slice(0, 3) }
    const said = meaning(since, 'stature', pointsOf(since, 'stature'), { name: '小禾', today: TODAY })
    expect(said.at(-1)).toBe('按医生 5月15日量的，100 个同龄女孩里，大约 47 个比她矮、53 个比她高。')
  })

  it.each([
    ['show-doctor', '请社区医生看看'],
    ['measure-at-clinic', '到社区量一次'],
    ['over-seven', '标准到这里为止'],
    ['not-comparable', '不做比较'],
  ] as const)('says for %s: %s', (kind, words) => {
    const said = meaning(advised(kind), 'stature', pointsOf(GIRL, 'stature'), {
      name: '小禾',
      today: TODAY,
    }).join('')
    expect(said).toContain(words)
    expect(said).not.toMatch(/异常|不正常|迟缓|肥胖|消瘦/)
  })

  it('compares nobody who was not expected yet', () => {
    const early = {
      ...advised('not-comparable'),
      points: [{ ...point('2025-09-20', 0, 440), ageMonths: null }],
    }
    expect(meaning(early, 'stature', [], { name: '小禾', today: TODAY })).toEqual([
      '还没到预产期，先只记下来，不和足月的孩子比。',
    ])
  })

  it('judges nothing that a family measured', () => {
    expect(pointsOf(GIRL, 'stature').map(sdCell)).toEqual(['−0.3', '−0.1', '—', '−0.5'])
  })

  it('names to staff what the standard calls it, and not to families', () => {
    const short = { z: -2.5, level: 'low', nutrition: 'stunted' } as const
    expect(levelForStaff(short)).toBe('下等（−2.5 SD），生长迟缓')
    expect(levelInWords(short)).toBe('下等（−2.5 SD）')
  })

  it('names ages, days and people', () => {
    expect(GIRL.points.map(({ on }) => ageCell(BORN, on))).toEqual(['出生', '8 月', '11 月', '14 月'])
    expect(GIRL.points.map((each) => whenAndWho(each, TODAY)).slice(2)).toEqual([
      '8月20日 · 家里量',
      '今天 · 何静量',
    ])
  })
})
