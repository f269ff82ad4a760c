import { formatYuan } from '../../kernel/fen'
import type { CoverageRules } from './coverage-rules'
import type { LegalForm } from './legal-form'

/** What families ask, and what they are told; the numbers are those of the day. */
export interface PlanQuestion {
  readonly question: string
  readonly answer: string
}

interface AnsweredBy {
  readonly legalForm: LegalForm
  readonly operatorName: string
  readonly custodianName: string
}

export function planFaq(
  { legalForm, operatorName, custodianName }: AnsweredBy,
  rules: CoverageRules,
): readonly PlanQuestion[] {
  const { 'MA-05': fee, 'MA-07': waiting, 'MA-08': hesitation, 'MA-19': renewal } = rules
  const isInsurer = legalForm === 'licensed-insurer' || legalForm === 'mutual-insurer'
  return [
    ...(isInsurer
      ? []
      : [
          {
            question: '这是商业产品吗？',
            answer: `不是。${operatorName}管，${custodianName}托管，钱只用来给孩子。`,
          },
        ]),
    {
      question: '一年多少钱，会不会自动扣？',
      answer: `${formatYuan(fee.youngerFen)} 或 ${formatYuan(fee.olderFen)}，看孩子的年龄。从不自动扣款，每年问你一次。`,
    },
    {
      question: '参加了马上就有用吗？',
      answer: `意外马上给。生病要等 ${waiting.illnessDays} 天；刚满月的宝宝和接着续的不用等。`,
    },
    {
      question: '后悔了怎么办？',
      answer: `${hesitation.days} 天内、没申请过的，全退。过了也能一步退出，说清会失去什么；别的孩子不受影响。`,
    },
    {
      question: '到期忘了续怎么办？',
      answer: `我们提醒三次，两位监护人都收到。到期后 ${renewal.graceDays} 天里续上都不断。`,
    },
    {
      question: '年中搬走了怎么办？',
      answer: '已经参加的这一年照常保障到期满，不退也不补。明年户口或居住证还在本县，才能接着参加。',
    },
    {
      question: '家里困难，付不起怎么办？',
      answer: '参加的时候写明情况，有专门的捐款代付。审核以后马上参加，和别的孩子一样。',
    },
    {
      question: '账上的钱不够，怎么办？',
      answer:
        '批了的一定有钱付：账上不够就先不批，也不打折、不按比例减。等着的申请按期限排，快到期的在最前面；过了期限，马上告诉你。',
    },
    {
      question: '没给，或者给得少，去哪里问？',
      answer: '每一步怎么算的都写给你看。不同意就申诉，换一个人审，书面答复。',
    },
  ]
}
