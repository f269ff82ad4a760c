import { type LocalDate, localDateOf, localTimeOf } from '#domain/kernel/time'
import { dayInWords } from '#domain/kernel/time-in-words'
import type { Evaluation } from './use-services'

export type EvaluationAnswers = NonNullable<Evaluation['answers']>
type EvaluationQuestion = keyof EvaluationAnswers

type Answer = EvaluationAnswers[EvaluationQuestion]

export const EVALUATION_QUESTIONS: readonly {
  readonly key: EvaluationQuestion
  readonly asked: string
  readonly answersZh: readonly (readonly [Answer, string])[]
}[] = [
  { key: 'reachable', asked: '有事找得到人吗', answersZh: said('找得到', '有时', '找不到') },
  { key: 'clear', asked: '话说得明白吗', answersZh: said('明白', '有时', '不明白') },
  { key: 'kept', asked: '约定的都做了吗', answersZh: said('都做了', '一部分', '没有') },
]

function said(yes: string, partly: string, no: string): readonly (readonly [Answer, string])[] {
  return [
    ['yes', yes],
    ['partly', partly],
    ['no', no],
  ]
}

/** How the row of the evaluation ends: whether this quarter is answered, and until when that can be changed. */
export function evaluationInWords({ answers, closesAt, mayAnswer }: Evaluation, today: LocalDate): string {
  if (answers === null) return '三个问题'
  if (!mayAnswer || closesAt === null) return '这一季评过了'
  const closes = new Date(closesAt)
  return `评过了，${dayInWords(localDateOf(closes), today)} ${localTimeOf(closes)} 前能改`
}
