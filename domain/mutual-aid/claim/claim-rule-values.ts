import * as z from 'zod/mini'
import type { Fen } from '../../kernel/fen'
import type { RuleDefinition } from '../../kernel/rule-definition'
import { between, count, money, ratioOf } from '../../kernel/rule-field'
import { CLAIM_CARE_NAMES_ZH, CLAIM_CARES } from './claim-care'
import { CLAIM_DOCUMENT_NAMES_ZH } from './claim-document'
import type { ClaimRuleCode, ClaimRuleValues } from './claim-rules'

/** A plan's own rules: every county has its own, and two people agree on each change (journeys E4 49). */
const ofPlan = { perRegion: true, needsSecondPerson: true } as const
const mechanism = (nameZh: string, inWords?: (value: unknown) => string): RuleDefinition => ({
  ...ofPlan,
  nameZh,
  change: null,
  ...(inWords && { inWords }),
})
/** At most ten million 元. */
const amount = z.pipe(
  between(0, 1_000_000_000),
  z.transform((fen) => fen as Fen),
)
const ratio = between(0, 10_000)

/** How each rule of claims is called, and what operators may write into it. */
export const CLAIM_RULE_DEFINITIONS = {
  'MA-09': {
    ...ofPlan,
    nameZh: '免赔额',
    change: {
      value: z.strictObject({
        scope: z.enum(['year', 'admission']),
        primaryFen: amount,
        secondaryFen: amount,
        tertiaryFen: amount,
        majorOutpatientFen: amount,
      }),
      fields: [
        money('primaryFen', '一级医院'),
        money('secondaryFen', '二级医院'),
        money('tertiaryFen', '三级医院'),
        money('majorOutpatientFen', '大病门诊'),
      ],
    },
  },
  'MA-10': {
    ...ofPlan,
    nameZh: '互助金比例',
    change: {
      value: z
        .strictObject({
          A: ratio,
          B: ratio,
          C: ratio,
          D: ratio,
          certifiedBonus: ratio,
          max: ratio,
          firstContactDays: between(1, 60),
          lateHours: between(1, 168),
        })
        // The way through the community never brings less than the direct one.
        .check(z.refine(({ A, D }) => A >= D)),
      fields: [
        ratioOf('A', '社区首诊加转诊'),
        ratioOf('B', '急诊'),
        ratioOf('C', '只在社区看'),
        ratioOf('D', '直接去医院'),
        ratioOf('certifiedBonus', '认证医生首诊另加'),
        ratioOf('max', '加了以后不超过'),
        count('firstContactDays', '首诊在入院前', '天内'),
        count('lateHours', '急诊补登', '小时内'),
      ],
    },
  },
  'MA-11': {
    ...ofPlan,
    nameZh: '一年的上限',
    change: {
      value: z
        .strictObject({ ordinaryFen: amount, majorFen: amount, rareDrugFen: amount })
        .check(z.refine(({ ordinaryFen, majorFen }) => ordinaryFen <= majorFen)),
      fields: [
        money('ordinaryFen', '普通'),
        money('majorFen', '加上大病'),
        money('rareDrugFen', '罕见病用药'),
      ],
    },
  },
  'MA-12': mechanism('别处先付'),
  'MA-13': mechanism('不在范围里的', (value) =>
    (value as ClaimRuleValues['MA-13']).exclusions.map(({ nameZh }) => nameZh).join('、'),
  ),
  'MA-14': mechanism('申请材料', (value) => {
    const { required } = value as ClaimRuleValues['MA-14']
    return CLAIM_CARES.map((care) => {
      const papers = required[care].map((document) => CLAIM_DOCUMENT_NAMES_ZH[document]).join('、')
      return `${CLAIM_CARE_NAMES_ZH[care]}：${papers}`
    }).join('；')
  }),
  'MA-15': {
    ...ofPlan,
    nameZh: '时限',
    change: {
      value: z.strictObject({
        submitDays: between(30, 730),
        noticeDays: between(1, 10),
        decideDays: between(5, 60),
        payDays: between(1, 30),
        asks: between(1, 2),
      }),
      fields: [
        count('submitDays', '出院后交，不超过', '天'),
        count('noticeDays', '看材料齐不齐', '天'),
        count('decideDays', '出结果', '天'),
        count('payDays', '付款', '天'),
        count('asks', '最多补材料', '次'),
      ],
    },
  },
  'MA-15-OUTAGE': {
    ...ofPlan,
    nameZh: '系统停用时顺延',
    change: {
      value: z.strictObject({ extraDays: between(0, 90) }),
      fields: [count('extraDays', '申请和申诉期限多', '天')],
    },
  },
  'MA-16': {
    ...ofPlan,
    nameZh: '两人核对和抽查',
    change: {
      value: z.strictObject({
        fullFromFen: amount,
        varianceBasisPoints: between(10_000, 100_000),
        sampleBasisPoints: ratio,
        sameAmountTimes: between(2, 20),
      }),
      fields: [
        money('fullFromFen', '必查，互助金满'),
        ratioOf('varianceBasisPoints', '必查，费用超过同类平均', '‱（2 倍是 20000）'),
        ratioOf('sampleBasisPoints', '其余抽查', '‱'),
        count('sameAmountTimes', '必查，同一家同样金额', '次'),
      ],
    },
  },
  'MA-17': {
    ...ofPlan,
    nameZh: '付款前公示',
    change: {
      value: z.strictObject({
        days: between(1, 30),
        fromFen: amount,
        answerDays: between(1, 30),
        smallestCell: between(5, 50),
      }),
      fields: [
        money('fromFen', '互助金满'),
        count('days', '公示', '天'),
        count('answerDays', '异议答复', '天内'),
        count('smallestCell', '同类少于', '人不单独列'),
      ],
    },
  },
  'MA-18': {
    ...ofPlan,
    nameZh: '申诉',
    change: {
      value: z.strictObject({ days: between(7, 180), answerDays: between(1, 30) }),
      fields: [count('days', '结果出来后', '天内'), count('answerDays', '换人答复', '天内')],
    },
  },
} as const satisfies Record<ClaimRuleCode, RuleDefinition>
